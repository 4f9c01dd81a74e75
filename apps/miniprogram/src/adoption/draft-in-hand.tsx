import { endedStates, listDrafts, stateNames } from '@village-points/shared/adoption/contract.ts'
import { go } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { Card } from '../ui/card'
import { Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { draftColour, draftDetail } from './draft-words'

/** Beside the rulebook: what is about to change in it, and how its versions came about. */
export const DraftInHand = () => {
  const drafts = useQuery(listDrafts, { query: { limit: 1 } })
  const [latest] = drafts.data?.rows ?? []
  const inHand = latest && !endedStates.includes(latest.state) ? latest : undefined
  return (
    <Card hasRows>
      {inHand ? (
        <Row
          icon="talk"
          title={inHand.title}
          detail={draftDetail(inHand)}
          end={<Seal colour={draftColour(inHand.state)}>{stateNames[inHand.state]}</Seal>}
          onPress={() => go('adoption/draft', { draftId: inHand.draftId })}
        />
      ) : (
        <Row icon="pencil" title="起草新细则" detail="怎么改、改到哪一步" onPress={() => go('adoption/drafts')} />
      )}
    </Card>
  )
}
