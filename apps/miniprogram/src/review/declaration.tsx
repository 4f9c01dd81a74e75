import { View } from '@tarojs/components'
import { stateNames } from '@village-points/shared/declarations/contract.ts'
import { stepsOfDeclaration } from '@village-points/shared/declarations/declaration-steps.ts'
import { placeOf } from '@village-points/shared/households/place.ts'
import type { EndpointOutput } from '@village-points/shared/platform/endpoint.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { castVotes, listReviewQueue, readReview, readReviewWork } from '@village-points/shared/review/contract.ts'
import { useState } from 'react'
import { EvidencePhotos } from '../declarations/evidence-photos'
import { now } from '../platform/clock'
import { useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { refresh, useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Frame } from '../ui/frame'
import { notify } from '../ui/notices'
import { Remote } from '../ui/remote'
import { Pair, SignedPoints } from '../ui/row'
import { Skeleton, WriteFailure } from '../ui/states'
import { Steps } from '../ui/steps'
import { ExceptionSheet } from './exception-sheet'
import type { Exception } from './exceptions'
import { voteNames } from './review-words'
import { Seats } from './seats'
import { Similar } from './waiting-item'
import './review.css'

type Review = EndpointOutput<typeof readReview>

const Deed = ({ review: { declaration } }: { readonly review: Review }) => {
  const { household, ruleTitle, points, quantity, memberName, note, deedOn, recordedBy, isOnBehalf, state, dueOn } =
    declaration
  const today = villageDayOf(now())
  return (
    <Card>
      <View className="line">
        <View className="grow">
          <View className="heading">{ruleTitle}</View>
          <View className="soft">{`${household.name} · ${placeOf(household)}`}</View>
        </View>
        <SignedPoints points={points} />
      </View>
      <Pair name="现在">{stateNames[state]}</Pair>
      {dueOn && <Pair name="答应">{`${formatDay(dueOn, today)}前答复`}</Pair>}
      {memberName && <Pair name="谁做的">{memberName}</Pair>}
      <Pair name="哪天做的">{formatDay(deedOn, today)}</Pair>
      {quantity !== undefined && <Pair name="数量">{String(quantity)}</Pair>}
      <Pair name="谁报的">{isOnBehalf ? `${recordedBy}(代报)` : recordedBy}</Pair>
      {note !== '' && <Pair name="说明">{note}</Pair>}
    </Card>
  )
}

const Evidence = ({ review: { declaration } }: { readonly review: Review }) => (
  <Card title="照片">
    {declaration.photoIds.length === 0 ? (
      <View className="soft">没有照片。</View>
    ) : (
      <EvidencePhotos photoIds={declaration.photoIds} />
    )}
    <Similar declaration={declaration} />
  </Card>
)

/** Saying yes, or why not, to this one alone. */
const Vote = ({ review }: { readonly review: Review }) => {
  const cast = useWrite(castVotes)
  const [isExcepting, setExcepting] = useState(false)
  const { declarationId, household, ruleTitle } = review.declaration
  const send = async (exception?: Exception) => {
    const vote = exception
      ? { vote: exception.decision, reason: exception.reason, words: exception.words }
      : { vote: 'accept' as const }
    const answer = await cast.send({ body: { votes: [{ declarationId, ...vote }] } })
    refresh([readReviewWork, listReviewQueue])
    if (!answer) return
    setExcepting(false)
    notify(`您评了${household.name}的“${ruleTitle}”`)
  }
  return (
    <>
      <WriteFailure of={cast} />
      <View className="grid-two">
        <Button icon="check" isBusy={cast.isBusy} onPress={() => send()}>
          同意
        </Button>
        <Button kind="quiet" icon="pencil" onPress={() => setExcepting(true)}>
          有问题
        </Button>
      </View>
      {isExcepting && (
        <ExceptionSheet
          title={`${household.name}的“${ruleTitle}”`}
          action="就这样评"
          isBusy={cast.isBusy}
          onKeep={send}
          onClose={() => setExcepting(false)}
        />
      )}
    </>
  )
}

/** One declaration as it lies before the panel: the deed, its photos, its way, who sits and how seats were filled. */
const DeclarationPage = () => {
  const { declarationId = '' } = useRouteInput('review/declaration')
  const review = useQuery(readReview, { params: { declarationId } })
  const { data } = review
  return (
    <Frame title="看一条" footer={data?.can.vote && <Vote review={data} />}>
      <Remote of={review} skeleton={<Skeleton hasHero rows={4} />}>
        {(found) => (
          <>
            <Deed review={found} />
            <Evidence review={found} />
            {found.myVote && <Card>{`您评过了:${voteNames[found.myVote]}`}</Card>}
            <Card title="到哪一步了">
              <Steps steps={stepsOfDeclaration({ ...found.declaration, steps: found.steps }, villageDayOf(now()))} />
            </Card>
            <Seats review={found} />
          </>
        )}
      </Remote>
    </Frame>
  )
}

export default DeclarationPage
