import { View } from '@tarojs/components'
import type { HouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { noticeWords } from '../ledger/period-words'
import { Note } from '../ui/note'

/** What is unusual about this account, in kind words: points that were taken back too late, a household that moved. */
export const AccountNotes = ({ account }: { readonly account: HouseholdAccount }) => {
  const { shortfallPoints, household, periodNotice, availablePoints } = account
  return (
    <>
      {periodNotice && availablePoints > 0 && <Note>{noticeWords(periodNotice, availablePoints)}</Note>}
      {shortfallPoints > 0 && (
        <Note>
          <View>{`以前多记的 ${formatPoints(shortfallPoints)} 分已经用掉了,以后加的分先把它补上。不用还东西,也不用交钱。`}</View>
        </Note>
      )}
      {household.status === 'moved_away' && (
        <Note>您家登记为已经迁出:以前的分都看得到,不能再加分和换东西。要是登记错了,请给村里打电话。</Note>
      )}
      {household.status === 'merged' && <Note>这一户已经并到另一户,以后的分记在那一户。有疑问请给村里打电话。</Note>}
    </>
  )
}
