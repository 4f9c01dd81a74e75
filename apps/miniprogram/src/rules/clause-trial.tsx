import { View } from '@tarojs/components'
import { checkRulebook, type Finding, type RuleClass, type RuleInput } from '@village-points/shared/rules/contract.ts'
import { useState } from 'react'
import { useAsk } from '../platform/ask'
import { useDraft } from '../platform/draft'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Chips } from '../ui/chips'
import { Field } from '../ui/field'
import { Note } from '../ui/note'
import { WriteFailure } from '../ui/states'
import { FindingCard } from './finding-card'

const empty = { title: '', ruleClass: 'award' as RuleClass }

/** A small rule around the typed words, so that only the words are judged. */
const ruleOf = (title: string, ruleClass: RuleClass): RuleInput => ({
  category: '试写',
  title,
  ruleClass,
  points: { kind: 'fixed', points: 2 },
  caps: [],
  evidence: '组长证明',
  procedure: 'review',
})

/** Type a clause and see at once whether it may be written; an offered wording takes its place with one tap. */
export const ClauseTrial = () => {
  const draft = useDraft('rules/clause-trial', empty)
  const check = useAsk(checkRulebook)
  const [seen, setSeen] = useState<{ rule: RuleInput; findings: readonly Finding[] }>()
  const { title, ruleClass } = draft.value
  const look = async (rule: RuleInput) => {
    const answer = await check.send({ body: { rules: [rule] } })
    if (answer) setSeen({ rule, findings: answer.findings.filter(({ clause }) => clause !== undefined) })
  }
  const take = (offer: RuleInput) => {
    draft.change({ title: offer.title, ruleClass: offer.ruleClass })
    return look(offer)
  }
  return (
    <View className="stack">
      <Card title="试写一条">
        <View className="stack">
          <Field
            label="想写什么"
            value={title}
            maxLength={60}
            placeholder="例如:参加义务劳动"
            onChange={(typed) => draft.change({ title: typed })}
          />
          <Chips
            label="加分还是扣分"
            choices={[
              { value: 'award', name: '加分' },
              { value: 'deduction', name: '扣分' },
            ]}
            chosen={ruleClass}
            onChoose={(chosen) => draft.change({ ruleClass: chosen as RuleClass })}
          />
          <WriteFailure of={check} />
          <Button
            kind="quiet"
            isBusy={check.isBusy}
            isDisabled={title.trim() === ''}
            onPress={() => look(ruleOf(title.trim(), ruleClass))}
          >
            看看能不能写
          </Button>
        </View>
      </Card>
      {seen && seen.findings.length === 0 && <Note>{`“${seen.rule.title}”可以写。`}</Note>}
      {seen?.findings.map((finding) => (
        <FindingCard key={finding.category} finding={finding} rule={seen.rule} onTake={take} />
      ))}
    </View>
  )
}
