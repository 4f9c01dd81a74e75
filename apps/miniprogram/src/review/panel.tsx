import { View } from '@tarojs/components'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { type Panel, type PanelPerson, readPanel } from '@village-points/shared/review/contract.ts'
import { now } from '../platform/clock'
import { forgetDraft } from '../platform/draft'
import { go } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Frame } from '../ui/frame'
import { List } from '../ui/list'
import { Note } from '../ui/note'
import { Remote } from '../ui/remote'
import { Pair, Row } from '../ui/row'
import { Empty } from '../ui/states'
import { PANEL_DRAFT } from './panel-draft'

const People = ({ title, people }: { readonly title: string; readonly people: readonly PanelPerson[] }) =>
  people.length === 0 ? null : (
    <List rows={people} keyOf={({ userId }) => userId} title={`${title} ${people.length} 人`}>
      {({ name, label }) => <Row icon="people" title={name} detail={label} />}
    </List>
  )

const Facts = ({ panel }: { readonly panel: Panel }) => {
  const today = villageDayOf(now())
  return (
    <>
      {panel.isTermOver && <Note>任期已经到了。新的选出来以前,他们接着评,事情不会停。</Note>}
      <Card>
        <Pair name="哪天选的">{formatDay(panel.chosenOn, today)}</Pair>
        {panel.termEndsOn && <Pair name="任期到">{formatDay(panel.termEndsOn, today)}</Pair>}
        <Pair name="几人算数">{`至少 ${panel.quorum} 人评,过半数同意才通过`}</Pair>
      </Card>
    </>
  )
}

const Fairness = () => (
  <Card title="怎么保证公道">
    <View className="stack">
      <View>自己家、亲戚家、自己报的、自己核实的,都不评,抽签请候补来评。</View>
      <View>怎么抽的,每一条都写着,手机能自己再算一遍。</View>
      <View>评议小组的人,亲戚要先报上来。</View>
    </View>
  </Card>
)

const record = () => {
  forgetDraft(PANEL_DRAFT)
  go('review/choose')
}

/** 评议小组: whom the villagers chose, until when, and how it stays fair. */
const PanelPage = () => {
  const answer = useQuery(readPanel, {})
  return (
    <Frame
      title="评议小组"
      footer={
        answer.data?.can.record && (
          <Button icon="pencil" onPress={record}>
            {answer.data.panel ? '记下新选的' : '记下选出来的人'}
          </Button>
        )
      }
    >
      <Remote of={answer}>
        {({ panel }) => (
          <>
            {panel ? (
              <>
                <Facts panel={panel} />
                <People title="评议的人" people={panel.members} />
                <People title="候补" people={panel.standIns} />
              </>
            ) : (
              <Empty icon="people" title="还没有评议小组">
                先开村民代表会议选出来,再由村委会记在这里。
              </Empty>
            )}
            <Fairness />
            <Card hasRows>
              <Row icon="people" title="亲属" detail="谁和谁是亲戚,评的时候回避" onPress={() => go('review/kin')} />
            </Card>
          </>
        )}
      </Remote>
    </Frame>
  )
}

export default PanelPage
