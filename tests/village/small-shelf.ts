import type { RewardInput } from '@village-points/shared/rewards/contract.ts'

type Goods = Omit<RewardInput, 'lowStock'> & { readonly stock: number; readonly isInOtherShop?: true }

/** Goods of every kind: limited and unlimited, half points, not offered, sold out, and one in the other shop. */
export const smallShelf: readonly Goods[] = [
  {
    name: '大米5千克',
    unit: '袋',
    category: 'grain_and_oil',
    points: 40,
    stock: 20,
    limit: { period: 'month', quantity: 3 },
    isOffered: true,
  },
  { name: '食用油', unit: '桶', category: 'grain_and_oil', points: 60, stock: 10, isOffered: true },
  { name: '抽纸', unit: '提', category: 'household_goods', points: 12.5, stock: 100, isOffered: true },
  { name: '洗衣液', unit: '瓶', category: 'household_goods', points: 20, stock: 0, isOffered: true },
  { name: '春联', unit: '副', category: 'other', points: 5, stock: 30, isOffered: false },
  {
    name: '暖水瓶',
    unit: '个',
    category: 'household_goods',
    points: 30,
    stock: 8,
    isOffered: true,
    isInOtherShop: true,
  },
]
