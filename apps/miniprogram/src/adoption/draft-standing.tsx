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

const Vote = ({ vote }: { readonly vote: DraftVote }) => (
  <Card
    title={`${formatDay(vote.assemblyOn)} ${meetings[vote.meeting].name}`}
    end={<Seal colour={vote.isPassed ? 'green' : 'cinnabar'}>{vote.isPassed ? '通过' : '没通过'}</Seal>}
  >
    <View className="stack">
      <View>{`在${vote.place}。应到 ${vote.entitled} 人,到会 ${vote.present} 人。`}</View>
      <View className="strong">
        {`同意 ${vote.inFavor} 人,不同意 ${vote.against} 人,没表态 ${vote.present - vote.inFavor - vote.against} 人`}
      </View>
      <EvidencePhotos photoIds={vote.photoIds} source={{ endpoint: readMinutes, params: {} }} name="会议记录" />
    </View>
  </Card>
)

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
            detail: [`${formatPartOfDay(at)} ${actorName}`, words].filter(Boolean).join(' · '),
            isDone: true,
          }))}
        />
      </View>
    </Card>
    {draft.votes.map((vote) => (
      <Vote key={`${vote.assemblyOn} ${vote.inFavor} ${vote.photoIds[0]}`} vote={vote} />
    ))}
  </>
)
