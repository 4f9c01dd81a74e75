import type { SimilarDeclaration, WaitingDeclaration } from '@village-points/shared/declarations/contract.ts'
import { placeOf } from '@village-points/shared/households/place.ts'
import { formatDay, type VillageDay } from '@village-points/shared/platform/village-day.ts'
import type { Seat } from '@village-points/shared/review/contract.ts'

/** Whose deed, which day, who handed it in. */
export const deedWords = (declaration: WaitingDeclaration, today: VillageDay): string => {
  const { household, memberName, deedOn, quantity, isOnBehalf, recordedBy } = declaration
  return [
    placeOf(household),
    `${memberName ?? ''}${formatDay(deedOn, today)}做的`,
    quantity !== undefined && `数量 ${quantity}`,
    isOnBehalf && `${recordedBy}代报`,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** `和李四家 11月3日的“义务巡逻”照片很像(已记分)`. */
export const similarWords = (
  { because, householdName, ruleTitle, deedOn, stateName }: SimilarDeclaration,
  today: VillageDay,
): string =>
  because === 'same_photo'
    ? `照片和${householdName} ${formatDay(deedOn, today)}的“${ruleTitle}”很像(${stateName})`
    : `同一天、同一项还报过一次(${stateName})`

/** Why a member does not sit. */
export const recusalWords: Readonly<Record<NonNullable<Seat['recusedBecause']>, string>> = {
  own_household: '是自己家的',
  kin: '是亲戚家的',
  submitted: '是他自己报的',
  screened: '是他核实的',
  left: '已经不在评议小组',
}

/** What the members said, in plain words. */
export const voteNames = { accept: '同意', return: '退回补充', reject: '不同意' } as const

export const relations = ['父母', '子女', '兄弟姐妹', '夫妻一方的父母', '叔伯姑舅', '堂表亲', '亲家'] as const
