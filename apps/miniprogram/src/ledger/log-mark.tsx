import { View } from '@tarojs/components'
import { type EntryTrail, proveEntry } from '@village-points/shared/ledger/contract.ts'
import { type Doubt, doubtEntry } from '@village-points/shared/ledger/entry-proof.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useEffect, useMemo, useState } from 'react'
import type { CallError } from '../platform/call-error'
import { now } from '../platform/clock'
import { go } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { aria } from '../ui/aria'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Warn } from '../ui/note'
import { Row } from '../ui/row'
import { TelephoneButton } from '../ui/telephone-line'
import { doubtWords } from './log-words'
import { useHeadCheck } from './seen-head'

/** A new line gets into the log within seconds of being looked at. */
const ASK_AGAIN_SECONDS = 2

/** Proof of this line, checked by this phone alone: the server's word counts for nothing here. */
const useEntryCheck = (trail: EntryTrail) => {
  const [isWaiting, setWaiting] = useState(false)
  const { householdId } = trail.household
  const params = { householdId, transferId: trail.entry.transferId }
  const proof = useQuery(proveEntry, { params }, { everySeconds: isWaiting ? ASK_AGAIN_SECONDS : undefined })
  const { data } = proof
  useEffect(() => setWaiting(data !== undefined && !data.inclusion), [data])
  const head = data?.inclusion?.head
  const finding = useHeadCheck(head)
  const doubt = useMemo(() => data?.inclusion && doubtEntry(trail, data.record, data.inclusion), [trail, data])
  return { finding: doubt ?? finding, head, isWaiting, error: head ? null : proof.error, refetch: proof.refetch }
}

const Doubtful = ({ doubt, sequence }: { readonly doubt: Doubt; readonly sequence: number }) => (
  <Warn>
    <View className="stack">
      <View className="strong">这一笔和阳光账本对不上</View>
      <View>{`${doubtWords[doubt]}请打电话报上“账上第 ${formatPoints(sequence)} 笔”,村里要查清楚答复您。`}</View>
      <TelephoneButton />
    </View>
  </Warn>
)

const Unchecked = ({ error, onRetry }: { readonly error: CallError | null; readonly onRetry: () => unknown }) => {
  const isOffline = !error || error.isOffline
  return (
    <Card>
      <View className="stack">
        <View className="strong">{isOffline ? '没有网,还没核对阳光账本' : '还没核对阳光账本'}</View>
        <View className="soft">
          {isOffline ? '连上网以后再试,手机会自己核对。这一笔照样算数。' : `${error.message}这一笔照样算数。`}
        </View>
        <Button kind="quiet" icon="refresh" onPress={onRetry}>
          再核对一次
        </Button>
      </View>
    </Card>
  )
}

const Checking = ({ isWaiting }: { readonly isWaiting: boolean }) => (
  <Card>
    <View className="soft" {...aria({ role: 'status' })}>
      {isWaiting ? '刚记上,正在写进阳光账本,等几秒就好。' : '手机正在核对阳光账本。'}
    </View>
  </Card>
)

/** 这一分已入阳光账本: said only after this phone itself has checked it. */
export const LogMark = ({ trail }: { readonly trail: EntryTrail }) => {
  const { finding, head, isWaiting, error, refetch } = useEntryCheck(trail)
  if (error || finding === 'unreachable') return <Unchecked error={error} onRetry={refetch} />
  if (finding === 'checking' || !head) return <Checking isWaiting={isWaiting} />
  if (finding !== 'sound') return <Doubtful doubt={finding} sequence={trail.sequence} />
  const day = formatDay(head.onDay, villageDayOf(now()))
  return (
    <Card hasRows>
      <View {...aria({ role: 'status' })}>
        <Row
          icon="shield"
          title={<View className="strong">这一分已入阳光账本</View>}
          detail={`这部手机自己核对过:和村里 ${day} 签了名的账一字不差。`}
        />
      </View>
      <Row icon="book" title="看阳光账本" detail="每天的总摘要,公示栏上也有" onPress={() => go('ledger/log')} />
    </Card>
  )
}
