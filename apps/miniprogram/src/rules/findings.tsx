import { View } from '@tarojs/components'
import type { Finding, RuleInput } from '@village-points/shared/rules/contract.ts'
import { Note, Warn } from '../ui/note'
import { FindingCard } from './finding-card'

interface FindingsProps {
  readonly findings: readonly Finding[]
  /** What was checked, in its order. */
  readonly rules: readonly RuleInput[]
  /** Takes an offered wording for the clause at this place in the list. */
  readonly onTake?: (offer: RuleInput, at: number) => void
}

const Verdict = ({ findings, count }: { readonly findings: readonly Finding[]; readonly count: number }) => {
  const refused = new Set(findings.flatMap(({ severity, clause }) => (severity === 'refuse' ? [clause] : []))).size
  if (refused > 0) return <Warn>{`${count} 条里有 ${refused} 条不能写。改好了才能通过。`}</Warn>
  const thoughts = findings.length === 0 ? '' : `有 ${findings.length} 处请大家再想想,不挡通过。`
  return <Note>{`${count} 条都看过了,没有不能写的。${thoughts}`}</Note>
}

/** The whole answer of the lawfulness check: first what cannot stay, then what deserves a second look. */
export const Findings = ({ findings, rules, onTake }: FindingsProps) => {
  const inOrder = [
    ...findings.filter(({ severity }) => severity === 'refuse'),
    ...findings.filter(({ severity }) => severity === 'warn'),
  ]
  return (
    <View className="stack">
      <Verdict findings={findings} count={rules.length} />
      {inOrder.map((finding) => {
        const at = (finding.clause ?? 0) - 1
        return (
          <FindingCard
            key={`${finding.clause} ${finding.category}`}
            finding={finding}
            rule={rules[at]}
            onTake={onTake && rules[at] ? (offer) => onTake(offer, at) : undefined}
          />
        )
      })}
    </View>
  )
}
