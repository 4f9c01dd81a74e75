import { View } from '@tarojs/components'
import { placeOf } from '@village-points/shared/households/place.ts'
import {
  type Objection,
  type ObjectionAnswer,
  type ObjectionVoice,
  objectionStateNames,
  readObjection,
  recusalNames,
} from '@village-points/shared/objections/contract.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { now } from '../platform/clock'
import { go, useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { Card } from '../ui/card'
import { Detail } from '../ui/detail'
import { Frame } from '../ui/frame'
import { Note, Warn } from '../ui/note'
import { ReadAloud } from '../ui/read-aloud'
import { Remote } from '../ui/remote'
import { Pair, Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { Skeleton } from '../ui/states'
import { AnswerForm } from './answer-form'
import { AppealKey } from './appeal-key'
import { answeredBy, isOpen, partsOf, resultWords, spokenObjection } from './objection-words'
import { Replacement } from './replacement'

interface ObjectionProps {
  readonly objection: Objection
}

const Head = ({ objection }: ObjectionProps) => {
  const { ruleTitle, household, state, isOverdue, transferId, shortfallPoints } = objection
  const today = villageDayOf(now())
  return (
    <>
      <Card>
        <View className="line">
          <View className="grow heading">{ruleTitle}</View>
          <Seal colour={isOverdue ? 'cinnabar' : isOpen(objection) ? 'gold' : 'green'}>
            {isOverdue ? '过期了' : objectionStateNames[state]}
          </Seal>
        </View>
        {household && <View className="soft">{household.name}</View>}
        <Detail>{partsOf(objection, today).join(' · ')}</Detail>
        <ReadAloud text={() => spokenObjection(objection, today)} name="念给我听" />
      </Card>
      {shortfallPoints !== undefined && (
        <Warn>{`这些分已经用掉了一部分,还差 ${formatPoints(shortfallPoints)} 分收不回来,以后加的分先补上。`}</Warn>
      )}
      {transferId && household && (
        <Card hasRows>
          <Row
            icon="shield"
            title="看这一分怎么来的"
            onPress={() => go('ledger/entry', { entryId: transferId, householdId: household.householdId })}
          />
        </Card>
      )}
    </>
  )
}

const Voice = ({ voice }: { readonly voice: ObjectionVoice }) => {
  const day = formatDay(villageDayOf(voice.at), villageDayOf(now()))
  const home = voice.objectorHousehold ? `(${voice.objectorHousehold.name},${placeOf(voice.objectorHousehold)})` : ''
  const who = voice.objectorName ? `${voice.objectorName}${home} · ` : ''
  return (
    <View>
      <View>{voice.words}</View>
      <View className="soft">
        {`${who}${voice.kind === 'appeal' ? '请镇里再查 · ' : ''}${day}${voice.enteredBy ? ` · ${voice.enteredBy}代写` : ''}`}
      </View>
      {voice.enteredBy && voice.objectorName && !voice.objectorHousehold && (
        <Note>没写他是哪一户。是您家的人或者亲戚,请让别人答复。</Note>
      )}
    </View>
  )
}

const Voices = ({ objection: { voices } }: ObjectionProps) => (
  <Card title="提的是什么">
    {voices.length === 0 && <View className="soft">谁提的、怎么说的,只有查的人看得到。</View>}
    {voices.map((voice) => (
      <Voice key={`${voice.at}${voice.words}`} voice={voice} />
    ))}
    {voices.some((voice) => voice.objectorName) && <Note>名字只有村务监督看得到,请不要告诉别人。</Note>}
  </Card>
)

const Answer = ({ title, answer }: { readonly title: string; readonly answer: ObjectionAnswer }) => (
  <Card title={title}>
    <View className="strong">{resultWords(answer)}</View>
    <Pair name="理由">{answer.reasons}</Pair>
    <View className="soft">{answeredBy(answer, villageDayOf(now()))}</View>
  </Card>
)

/** What is to be done about it, for whoever looks at it. */
const Turn = ({ objection }: ObjectionProps) => {
  const { can, household, recusedBecause, isNewAwardDue, replacedById } = objection
  return (
    <>
      {recusedBecause && <Warn>{`这一条您要回避:${recusalNames[recusedBecause]}。请别的人来答复。`}</Warn>}
      {can.answer && <AnswerForm objection={objection} />}
      {can.replace && household && <Replacement objection={objection} householdId={household.householdId} />}
      {isNewAwardDue && !can.replace && (
        <Note>{replacedById ? '村委会已经重新记过了。' : '该记的分,等村委会重新记一次。'}</Note>
      )}
      {can.appeal && <AppealKey objection={objection} />}
    </>
  )
}

/** One objection: what it is about, what was said, what was answered, and what may still be done. */
const ObjectionPage = () => {
  const { objectionId = '' } = useRouteInput('objections/objection')
  const objection = useQuery(readObjection, { params: { objectionId } }, { isReady: objectionId !== '' })
  return (
    <Frame title="一条意见">
      <Remote of={objection} skeleton={<Skeleton rows={3} />}>
        {(data) => (
          <>
            <Head objection={data} />
            <Voices objection={data} />
            {data.answer && <Answer title="村务监督的答复" answer={data.answer} />}
            {data.finalAnswer && <Answer title="镇里的答复,最后的结果" answer={data.finalAnswer} />}
            <Turn objection={data} />
          </>
        )}
      </Remote>
    </Frame>
  )
}

export default ObjectionPage
