import { View } from '@tarojs/components'
import { readVillageTotals } from '@village-points/shared/ledger/contract.ts'
import type { Cover } from '@village-points/shared/ledger/cover.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { LastAudit } from '../audit/last-audit'
import { coverWords } from '../fund/fund-words'
import { go } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Note, Warn } from '../ui/note'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Stat } from '../ui/stat'
import { Skeleton } from '../ui/states'

/** The money against what is owed, in one sentence. */
const CoverNote = (cover: Pick<Cover, 'fundYuan' | 'outstandingYuan'>) => {
  const words = `积分基金里有 ${formatPoints(cover.fundYuan)} 元,${coverWords(cover)}。`
  return cover.fundYuan < cover.outstandingYuan ? <Warn>{words}</Warn> : <Note>{words}</Note>
}

/** What the village gave, handed out and still owes, in four figures. */
export const VillageFigures = () => {
  const totals = useQuery(readVillageTotals, {})
  return (
    <Remote of={totals} skeleton={<Skeleton rows={3} />}>
      {({ issuedThisMonth, redeemedThisMonth, outstanding, outstandingYuan, fundYuan }) => (
        <>
          <View className="grid-four">
            <Stat value={`${formatPoints(issuedThisMonth)} 分`} name="这个月全村加的" />
            <Stat value={`${formatPoints(redeemedThisMonth)} 分`} name="这个月换走的" />
            <Stat value={`${formatPoints(outstanding)} 分`} name="各家手里还没换的" />
            <Stat value={`约 ${formatPoints(Math.round(outstandingYuan))} 元`} name="这些分值多少钱" />
          </View>
          {fundYuan !== undefined && <CoverNote fundYuan={fundYuan} outstandingYuan={outstandingYuan} />}
        </>
      )}
    </Remote>
  )
}

/** For those without a household of their own: the village's sums, and the way to one household's lines. */
export const VillageTotals = () => (
  <>
    <VillageFigures />
    <LastAudit />
    <Card hasRows>
      <Row icon="book" title="看阳光账本" detail="每天的总摘要,公示栏上也有" onPress={() => go('ledger/log')} />
    </Card>
    <Card>
      <View className="stack">
        <View className="heading">看哪一家的明细?</View>
        <View>一户一本账。在花名册里找到这一户,就能看它的每一笔。</View>
        <Button icon="search" onPress={() => go('households/roster')}>
          去花名册找一户
        </Button>
      </View>
    </Card>
  </>
)
