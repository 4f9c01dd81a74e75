import { View } from '@tarojs/components'
import { type HouseholdBrief, readHousehold, searchHouseholds } from '@village-points/shared/households/contract.ts'
import { placeOf } from '@village-points/shared/households/place.ts'
import { mergeHouseholds, readHouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { useState } from 'react'
import { useDraft } from '../platform/draft'
import { useProblems } from '../platform/field-problems'
import { replace, useRouteInput } from '../platform/navigation'
import { useQuery, useRows } from '../platform/query'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Field } from '../ui/field'
import { Frame } from '../ui/frame'
import { List } from '../ui/list'
import { notify } from '../ui/notices'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Confirm } from '../ui/sheet'
import { Empty, WriteFailure } from '../ui/states'
import './roster.css'

interface MergeDraft {
  readonly text: string
  readonly into?: HouseholdBrief | undefined
  readonly reason: string
}

interface PickProps {
  readonly fromId: string
  readonly text: string
  readonly onText: (text: string) => void
  readonly onPick: (household: HouseholdBrief) => void
}

const PickHousehold = ({ fromId, text, onText, onPick }: PickProps) => {
  const asked = text.trim()
  const found = useRows(searchHouseholds, { query: { text: asked, status: 'active' } }, { isReady: asked.length > 0 })
  return (
    <>
      <Field
        kind="search"
        label="并到哪一户"
        placeholder="姓名、门牌、手机后四位"
        value={text}
        maxLength={40}
        onChange={onText}
      />
      {!asked && (
        <Empty icon="house" title="先找到要并进去的那一户">
          两家的分合到一起,这一户以后不再单独记分。
        </Empty>
      )}
      {asked && (
        <Remote of={found} empty={<Empty icon="search" title="没有找到这样的户" />}>
          {(rows) => (
            <List
              rows={rows.filter(({ householdId }) => householdId !== fromId)}
              keyOf={({ householdId }) => householdId}
              hasMore={found.hasMore}
              isLoadingMore={found.isLoadingMore}
              loadMore={found.loadMore}
            >
              {(household) => (
                <Row
                  icon="house"
                  title={household.name}
                  detail={`${placeOf(household)} · ${household.memberCount} 人`}
                  onPress={() => onPick(household)}
                />
              )}
            </List>
          )}
        </Remote>
      )}
    </>
  )
}

/** What a yes will do, in figures; the account is read anew so that they are true. */
const useConsequences = (from: HouseholdBrief, into: HouseholdBrief): readonly string[] => {
  const account = useQuery(readHouseholdAccount, { params: { householdId: from.householdId } }).data
  const points = account
    ? [
        `可用 ${formatPoints(account.availablePoints)} 分和今年的表现 ${formatPoints(account.conductPoints)} 分,都归${into.name}`,
        ...(account.shortfallPoints > 0 ? [`还欠的 ${formatPoints(account.shortfallPoints)} 分也跟过去`] : []),
      ]
    : ['分全部跟过去']
  return [
    `${from.name} ${from.memberCount} 人,并进${into.name}(${placeOf(into)})`,
    ...points,
    `${from.name}的户码卡作废,以后用${into.name}的卡`,
    '旧账还查得到,并错了只能再分户',
  ]
}

interface ChosenProps {
  readonly into: HouseholdBrief
  readonly reason: string
  readonly problem: string | undefined
  readonly onChange: (part: Partial<MergeDraft>) => void
}

const Chosen = ({ into, reason, problem, onChange }: ChosenProps) => (
  <>
    <Card hasRows title="并到这一户">
      <Row icon="house" title={into.name} detail={`${placeOf(into)} · ${into.memberCount} 人`} />
      <Row icon="switch-role" title="换一户" onPress={() => onChange({ into: undefined })} />
    </Card>
    <Field
      label="为什么并户"
      placeholder="例如:老人搬去和儿子同住"
      value={reason}
      maxLength={100}
      error={problem}
      onChange={(typed) => onChange({ reason: typed })}
    />
  </>
)

interface AskProps {
  readonly from: HouseholdBrief
  readonly into: HouseholdBrief
  readonly reason: string
  readonly onMerged: () => void
  readonly onClose: () => void
}

const Ask = ({ from, into, reason, onMerged, onClose }: AskProps) => {
  const merge = useWrite(mergeHouseholds)
  const consequences = useConsequences(from, into)
  const confirm = async () => {
    const body = { fromHouseholdId: from.householdId, intoHouseholdId: into.householdId, reason: reason.trim() }
    const merged = await merge.send({ body })
    if (!merged) return
    onMerged()
    notify(`已并进${merged.household.name},跟过去 ${formatPoints(merged.movedPoints)} 分`)
    replace('households/manage', { householdId: merged.household.householdId })
  }
  return (
    <Confirm
      title={`把${from.name}并进${into.name}?`}
      consequences={consequences}
      action="两户并成一户"
      isDanger
      isBusy={merge.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <WriteFailure of={merge} />
    </Confirm>
  )
}

const Merge = ({ from }: { readonly from: HouseholdBrief }) => {
  const draft = useDraft<MergeDraft>(`merge:${from.householdId}`, { text: '', reason: '' })
  const { text, into, reason } = draft.value
  const [isAsking, setAsking] = useState(false)
  const { problems, isRight } = useProblems(reason.trim() ? {} : { reason: '请写上原因' })
  const ask = () => {
    if (isRight()) setAsking(true)
  }
  return (
    <Frame
      title={`${from.name}并到另一户`}
      end={<View className="soft">{placeOf(from)}</View>}
      footer={into && <Button onPress={ask}>{`并进${into.name}`}</Button>}
    >
      {into ? (
        <Chosen into={into} reason={reason} problem={problems.reason} onChange={draft.change} />
      ) : (
        <PickHousehold
          fromId={from.householdId}
          text={text}
          onText={(typed) => draft.change({ text: typed })}
          onPick={(household) => draft.change({ into: household })}
        />
      )}
      {isAsking && into && (
        <Ask from={from} into={into} reason={reason} onMerged={draft.clear} onClose={() => setAsking(false)} />
      )}
    </Frame>
  )
}

/** 并户: a household joins another, its points go along. */
const MergePage = () => {
  const { householdId = '' } = useRouteInput('households/merge')
  const household = useQuery(readHousehold, { params: { householdId } })
  if (household.data?.status === 'active') return <Merge from={household.data} />
  return (
    <Frame title="并户">
      <Remote of={household}>
        {({ name }) => (
          <Empty icon="house" title={`${name}现在不能并户`}>
            已经迁出,或者已经并过了。
          </Empty>
        )}
      </Remote>
    </Frame>
  )
}

export default MergePage
