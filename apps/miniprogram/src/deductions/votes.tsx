import { View } from '@tarojs/components'
import {
  type DeductionToVote,
  listDeductionsToVote,
  readDeductionPhoto,
  voteOnDeduction,
} from '@village-points/shared/deductions/contract.ts'
import { placeOf } from '@village-points/shared/households/place.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useState } from 'react'
import { EvidencePhotos } from '../declarations/evidence-photos'
import { now } from '../platform/clock'
import { useQuery } from '../platform/query'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Field } from '../ui/field'
import { Frame } from '../ui/frame'
import { notify } from '../ui/notices'
import { ReadAloud } from '../ui/read-aloud'
import { Remote } from '../ui/remote'
import { Pair } from '../ui/row'
import { Sheet } from '../ui/sheet'
import { Empty, WriteFailure } from '../ui/states'

interface VoteProps {
  readonly one: DeductionToVote
}

const spoken = ({ household, ruleTitle, note, points = 0, hearing }: DeductionToVote): string =>
  `${household.name},${ruleTitle}。${note}。提出扣${formatPoints(points)}分。${hearing.speaker}说:${hearing.words}。您同意扣吗?`

/** Against it one says why, so that the household and the committee know. */
const Against = ({ one: { deductionId }, onClose }: VoteProps & { readonly onClose: () => void }) => {
  const [words, setWords] = useState('')
  const cast = useWrite(voteOnDeduction)
  const send = async () => {
    if (!(await cast.send({ params: { deductionId }, body: { vote: 'reject', words } }))) return
    notify('记好了:不同意扣')
    onClose()
  }
  return (
    <Sheet title="不同意扣" onClose={onClose}>
      <Field label="为什么" kind="words" value={words} maxLength={200} onChange={setWords} />
      <WriteFailure of={cast} />
      <Button isBusy={cast.isBusy} onPress={send}>
        不同意扣
      </Button>
    </Sheet>
  )
}

const Vote = ({ one }: VoteProps) => {
  const [isAgainst, setAgainst] = useState(false)
  const cast = useWrite(voteOnDeduction)
  const { deductionId, ruleTitle, household, note, points = 0, hearing, photoIds, votesCast, seatCount } = one
  const agree = async () => {
    if (await cast.send({ params: { deductionId }, body: { vote: 'accept' } })) notify('记好了:同意扣')
  }
  return (
    <Card title={household.name} end={<ReadAloud text={() => spoken(one)} />}>
      <View className="stack">
        <View className="strong">{ruleTitle}</View>
        <View className="soft">{`${placeOf(household)} · ${votesCast} 人表了态,共 ${seatCount} 人`}</View>
        {note && <View>{`“${note}”`}</View>}
        <Pair name="提出扣">{`${formatPoints(points)} 分`}</Pair>
        <Pair name={`${hearing.speaker}说`}>
          {`${hearing.words}(${formatDay(hearing.heardOn, villageDayOf(now()))})`}
        </Pair>
        {hearing.companion && <Pair name="陪着来的">{hearing.companion}</Pair>}
        <EvidencePhotos photoIds={photoIds} source={{ endpoint: readDeductionPhoto, params: { deductionId } }} />
        <WriteFailure of={cast} />
        <View className="grid-two">
          <Button kind="quiet" isBusy={cast.isBusy} onPress={agree}>
            同意扣
          </Button>
          <Button kind="quiet" onPress={() => setAgainst(true)}>
            不同意
          </Button>
        </View>
      </View>
      {isAgainst && <Against one={one} onClose={() => setAgainst(false)} />}
    </Card>
  )
}

/** Proposed deductions before the panel, one by one: nobody takes points from twenty homes with one tap. */
const VotesPage = () => {
  const waiting = useQuery(listDeductionsToVote, {})
  return (
    <Frame title="扣分评议">
      <Remote of={waiting}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty icon="check" title="没有要评议的扣分">
              自己家、亲戚家的,和自己经手过的,不归您评。
            </Empty>
          ) : (
            <View className="stack">
              {rows.map((one) => (
                <Vote key={one.deductionId} one={one} />
              ))}
            </View>
          )
        }
      </Remote>
    </Frame>
  )
}

export default VotesPage
