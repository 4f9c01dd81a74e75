import type { Reward, StockMovementKind } from '@village-points/shared/rewards/contract.ts'

/** Whether so little is left that somebody should buy. */
export const isLow = ({ isOffered, stock, lowStock = 0 }: Reward): boolean =>
  isOffered && stock <= lowStock && (stock === 0 || lowStock > 0)

/** How each way in and out of the store is called. */
export const movementNames: Readonly<Record<StockMovementKind, string>> = {
  purchase: '采购',
  gift: '捐赠',
  delivery: '配送',
  loss: '损耗',
  stock_take: '盘点',
}
