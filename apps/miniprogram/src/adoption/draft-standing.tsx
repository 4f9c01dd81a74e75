import { View } from '@tarojs/components'
import {
  type Draft,
  type DraftVote,
  meetings,
  readMinutes,
  stateNames,
} from '@village-points/shared/adoption/contract.ts'
import { formatDay, formatPartOfDay } from '@village-points/shared/platform/village-day.ts'
import { EvidencePhotos } from '../declarations/evidence-photos'
import { go } from '../platform/navigation'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Note } from '../ui/note'
import { Seal } from '../ui/seal'
import { Steps } from '../ui/steps'
import { draftColour, stepNames, whatNext } from './draft-words'

/** A vote before the draft was taken back decides nothing any more. */
const VoteSeal = ({ isPassed, isOver }: { readonly isPassed: boolean; readonly isOver: boolean }) => {
  if (!isPassed) return <Seal colour="cinnabar">没通过</Seal>
  return isOver ? <Seal colour="gold">拿回来了,不算</Seal> : <Seal colour="green">通过</Seal>
}

const Vote = ({ vote, isOver }: { readonly vote: DraftVote; readonly isOver: boolean }) => (
  <Card title={meetings[vote.meeting].name} end={<VoteSeal isPassed={vote.isPassed} isOver={isOver} />}>
    <View className="stack">
      <View>{`${formatDay(vote.assemblyOn)},在${vote.place}。应到 ${vote.entitled} 人,到会 ${vote.present} 人。`}</View>
      <View className="strong">
        {`同意 ${vote.inFavor} 人,不同意 ${vote.against} 人,没表态 ${vote.present - vote.inFavor - vote.against} 人`}
      </View>
      <EvidencePhotos photoIds={vote.photoIds} source={{ endpoint: readMinutes, params: {} }} name="会议记录" />
    </View>
  </Card>
)

const isVote = (action: Draft['steps'][number]['action']): boolean => action === 'pass' || action === 'fail'

/** How far a draft is, what comes next, and everything that was done with it. */
export const DraftStanding = ({ draft }: { readonly draft: Draft }) => (
  <>
    <Card isFramed>
      <View className="stack">
        <View className="line">
          <View className="heading grow">{draft.title}</View>
          <Seal colour={draftColour(draft.state)}>{stateNames[draft.state]}</Seal>
        </View>
        <Note>{whatNext(draft)}</Note>
        {draft.rulebookId && (
          <Button kind="quiet" icon="book" onPress={() => go('rules/rulebook', { rulebookId: draft.rulebookId! })}>
            看这一版细则
          </Button>
        )}
        <Steps
          steps={draft.steps.map(({ action, at, actorName, words }) => ({
            title: stepNames[action],
            // The votes have a card of their own below.
            detail: [`${formatPartOfDay(at)} ${actorName}`, !isVote(action) && words].filter(Boolean).join(' · '),
            isDone: true,
          }))}
        />
      </View>
    </Card>
    {draft.votes.map((vote, at) => (
      <Vote
        key={`${vote.assemblyOn} ${vote.inFavor} ${vote.photoIds[0]}`}
        vote={vote}
        isOver={at < draft.votes.length - 1 || draft.state === 'drafted' || draft.state === 'opened'}
      />
    ))}
  </>
)
