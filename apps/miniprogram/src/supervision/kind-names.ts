import type { TransferKind } from '@village-points/shared/ledger/contract.ts'

/** What kind of line it is, in village words. */
export const kindNames: Readonly<Record<TransferKind, string>> = {
  opening: '以前的分',
  award: '加分',
  hold: '留着等取',
  post: '取走了',
  void: '换东西取消',
  expire: '没取退回',
  reversal: '撤回',
  supply: '进货',
  loss: '报损',
  stock_take: '盘点',
  merge: '并户',
  split: '分户',
  carry_over: '转到明年',
  expiry: '到期',
  deduction: '扣分',
  repair: '改好退分',
  fund_in: '基金进账',
  fund_out: '基金出账',
}
