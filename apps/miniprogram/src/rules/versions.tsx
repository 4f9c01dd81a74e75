import { formatDay } from '@village-points/shared/platform/village-day.ts'
import { listRulebooks, type RulebookBrief } from '@village-points/shared/rules/contract.ts'
import { replace } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { Card } from '../ui/card'
import { Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { rulebookStateNames, versionName } from './rulebook-words'

/** Every version, because entries go on citing the one of their day. */
export const Versions = ({ current }: { readonly current: RulebookBrief }) => {
  const rulebooks = useQuery(listRulebooks, {}).data?.rulebooks ?? []
  if (rulebooks.length < 2) return null
  return (
    <Card hasRows title="历次版本">
      {rulebooks.map((rulebook) => {
        const isShown = rulebook.rulebookId === current.rulebookId
        return (
          <Row
            key={rulebook.rulebookId}
            icon="book"
            title={versionName(rulebook)}
            detail={`${formatDay(rulebook.inForceOn)}起 · ${rulebook.ruleCount} 条${isShown ? ' · 正在看' : ''}`}
            end={
              <Seal colour={rulebook.state === 'in_force' ? 'green' : 'gold'}>
                {rulebookStateNames[rulebook.state]}
              </Seal>
            }
            {...(isShown ? {} : { onPress: () => replace('rules/rulebook', { rulebookId: rulebook.rulebookId }) })}
          />
        )
      })}
    </Card>
  )
}
