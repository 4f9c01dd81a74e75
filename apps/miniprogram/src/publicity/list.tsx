import { View } from '@tarojs/components'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { formatDay, formatPartOfDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { readPublicity } from '@village-points/shared/publicity/contract.ts'
import { now } from '../platform/clock'
import { useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { useActingRole } from '../platform/session'
import { Card } from '../ui/card'
import { Frame } from '../ui/frame'
import { Note } from '../ui/note'
import { ReadAloud } from '../ui/read-aloud'
import { Remote } from '../ui/remote'
import { Pair } from '../ui/row'
import { HangingUp, PostedPhoto, type Publicity } from './hanging-up'
import { Lines } from './lines'
import { ListMark } from './list-mark'
import { daysOf, timeLeftOf } from './publicity-words'

const PROVISIONAL_END = '那几天怎么放假,国家还没有公布。最后一天要是放假,就顺延到上班那天,不会提前。'

const whatHappens = (list: Publicity, today: string): string => {
  if (list.state === 'closed') return '这张榜公示完了,没有人提意见的分已经记到各户。'
  return `公示到${formatDay(list.endsOn, today)}晚上。还没记的分,到时候没有人提意见,就记到各户。`
}

const howToObject = (list: Publicity): string =>
  `觉得哪一条不对,点那一条,说给村务监督;也可以打 ${list.telephone},说清是第几号。村里替您保密。`

const Facts = ({ list }: { readonly list: Publicity }) => {
  const today = villageDayOf(now())
  const words = () =>
    `${list.title}。${whatHappens(list, today)}一共 ${list.lineCount} 件,${formatPoints(list.points)} 分。${howToObject(list)}`
  return (
    <Card title={timeLeftOf(list, today)} end={<ReadAloud text={words} />}>
      <View className="stack">
        <View>{whatHappens(list, today)}</View>
        <View>
          <Pair name="哪几天">{daysOf(list, today)}</Pair>
          <Pair name="一共">{`${list.lineCount} 件,${formatPoints(list.points)} 分`}</Pair>
          {list.deductionCount > 0 && <Pair name="扣分">{`公示了 ${list.deductionCount} 件,只公布件数,不写是谁`}</Pair>}
          {list.basis !== '' && <Pair name="凭什么">{list.basis}</Pair>}
        </View>
        {list.isProvisional && <Note>{PROVISIONAL_END}</Note>}
        <Note>{howToObject(list)}</Note>
      </View>
    </Card>
  )
}

const Sheets = ({ list }: { readonly list: Publicity }) =>
  list.sheets.length === 0 ? null : (
    <Card title="墙上的榜">
      <View className="stack">
        {list.sheets.map(({ photoId, place, takenBy, takenAt }) => (
          <View key={photoId} className="stack">
            <PostedPhoto listId={list.listId} photoId={photoId} label={`贴在${place}的榜`} />
            <View className="soft">{`${place} · ${formatPartOfDay(takenAt)} · ${takenBy}拍的`}</View>
          </View>
        ))}
      </View>
    </Card>
  )

/** One list: until when, who gets what for which deed, and whom to tell when something is wrong. */
const ListPage = () => {
  const { listId = '' } = useRouteInput('publicity/list')
  const publicity = useQuery(readPublicity, { params: { listId } }, { isReady: listId !== '' })
  const hasHome = useActingRole()?.role === 'villager'
  return (
    <Frame title={publicity.data?.title ?? '公示榜'}>
      <Remote of={publicity}>
        {(list) => (
          <>
            <Facts list={list} />
            <Lines listId={listId} hasHome={hasHome} />
            <HangingUp list={list} />
            <Sheets list={list} />
            {list.state !== 'preparing' && <ListMark list={list} />}
          </>
        )}
      </Remote>
    </Frame>
  )
}

export default ListPage
