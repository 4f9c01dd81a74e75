import { formatPoints } from '@village-points/shared/platform/points.ts'
import { type VillageDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { listPublicities, type PublicityList, publicizeWaiting } from '@village-points/shared/publicity/contract.ts'
import { readVillage } from '@village-points/shared/villages/contract.ts'
import { now } from '../platform/clock'
import { go } from '../platform/navigation'
import { useQuery, useRows } from '../platform/query'
import { useActingRole } from '../platform/session'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Frame } from '../ui/frame'
import { List } from '../ui/list'
import { Note } from '../ui/note'
import { notify } from '../ui/notices'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { Empty, WriteFailure } from '../ui/states'
import { daysOf, timeLeftOf } from './publicity-words'

const ListRow = ({ list, today }: { readonly list: PublicityList; readonly today: VillageDay }) => (
  <Row
    title={list.title}
    detail={`${daysOf(list, today)} · ${list.lineCount} 件 · ${formatPoints(list.points)} 分`}
    end={<Seal colour={list.state === 'closed' ? 'green' : 'cinnabar'}>{timeLeftOf(list, today)}</Seal>}
    onPress={() => go('publicity/list', { listId: list.listId })}
  />
)

/** Hangs out what waits, in one tap. */
const PublicizeKey = ({ waiting }: { readonly waiting: number }) => {
  const publicize = useWrite(publicizeWaiting)
  const send = async () => {
    const list = await publicize.send({ body: {} })
    if (!list) return
    notify(`${list.title}张好了`)
    go('publicity/list', { listId: list.listId })
  }
  return (
    <>
      <WriteFailure of={publicize} />
      <Button icon="list" isBusy={publicize.isBusy} onPress={send}>
        {`现在张榜(${waiting} 件)`}
      </Button>
    </>
  )
}

/** The way to the honour board, where the village has one. */
const HonorsRow = () => {
  const village = useQuery(readVillage, {})
  if (!village.data || village.data.settings.ranking === 'off') return null
  return (
    <Card hasRows>
      <Row icon="star" title="红榜" detail="各组一起做的,愿意上榜的人家" onPress={() => go('honors/index')} />
    </Card>
  )
}

/** How the own household is called on the lists to come. */
const ShownNameRow = () =>
  useActingRole()?.role === 'villager' ? (
    <Card hasRows>
      <Row
        icon="pencil"
        title="榜上怎么写我家"
        detail="遮名字、写门牌还是写全名"
        onPress={() => go('publicity/shown-name', {})}
      />
    </Card>
  ) : null

/** 公示: every list of the village, and for the committee what waits for the next one. */
const PublicityPage = () => {
  const lists = useRows(listPublicities, { query: {} })
  const today = villageDayOf(now())
  const { waitingCount = 0, can } = lists.first ?? {}
  return (
    <Frame title="公示" footer={can?.publicize && <PublicizeKey waiting={waitingCount} />}>
      <HonorsRow />
      {waitingCount > 0 && <Note>{`还有 ${waitingCount} 件等着公示,早上 8 点自动张榜。`}</Note>}
      <Remote
        of={lists}
        empty={
          <Empty icon="list" title="还没有张过榜">
            评议通过的分,先公示几天,没有人提意见再记到各户。
          </Empty>
        }
      >
        {(rows) => (
          <List rows={rows} keyOf={(row) => row.listId} {...lists}>
            {(list) => <ListRow list={list} today={today} />}
          </List>
        )}
      </Remote>
      <ShownNameRow />
    </Frame>
  )
}

export default PublicityPage
