import type { HouseholdStatus, Member } from '@village-points/shared/households/contract.ts'

/** How a household's state is called. */
export const statusNames: Readonly<Record<HouseholdStatus, string>> = {
  active: '在村',
  moved_away: '已迁出',
  merged: '已并户',
}

const sexNames = { female: '女', male: '男' } as const

/** A member in one line: `配偶 · 女 · 1958年3月 · 138****4705`. */
export const memberDetail = ({ relation, sex, birthMonth, phone }: Member): string => {
  const [year, month] = birthMonth?.split('-') ?? []
  const born = year && month ? `${year}年${Number(month)}月生` : ''
  return [relation, sex && sexNames[sex], born, phone].filter(Boolean).join(' · ')
}
