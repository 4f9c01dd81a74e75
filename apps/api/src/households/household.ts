import type { HouseholdBrief, HouseholdStatus } from '@village-points/shared/households/contract.ts'
import type { NameMasking } from '@village-points/shared/villages/contract.ts'
import { refuse } from '../platform/refusal.ts'
import { fold, withGroup } from './search-text.ts'

/** A household's name from its head's. */
export const nameOf = (headName: string): string => `${headName}家`

/** 王德福 → 王*福, 王英 → 王*. */
export const maskName = (name: string): string => {
  const letters = [...name]
  return letters.length > 2 ? `${letters[0]}*${letters.at(-1)}` : `${letters[0] ?? ''}*`
}

/** How a household is called on lists that others see, as the village decided (DOMAIN 12). */
export const publicName = (
  masking: NameMasking,
  brief: Pick<HouseholdBrief, 'headName' | 'groupName' | 'doorNumber'>,
): string => {
  if (masking === 'full_name') return nameOf(brief.headName)
  if (masking === 'masked_name') return nameOf(maskName(brief.headName))
  return withGroup(brief.doorNumber, brief.groupName)
}

/** `138****4705`. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`

/** The number as it is compared. */
export const numberKey = (number: string): string => fold(number)

/** The number after the highest one, in the pattern that most of the village's numbers follow: HW1286 → HW1287. */
export const nextNumber = (numbers: readonly string[]): string => {
  const patterns = new Map<string, { count: number; highest: number; width: number }>()
  for (const number of numbers) {
    const [, prefix, digits] = /^(.*?)(\d{1,12})$/.exec(number) ?? []
    if (prefix === undefined || digits === undefined) continue
    const seen = patterns.get(prefix) ?? { count: 0, highest: 0, width: 0 }
    patterns.set(prefix, {
      count: seen.count + 1,
      highest: Math.max(seen.highest, Number(digits)),
      width: Math.max(seen.width, digits.length),
    })
  }
  const [usual] = [...patterns].sort(([, a], [, b]) => b.count - a.count)
  if (!usual) return 'H1001'
  const [prefix, { highest, width }] = usual
  return `${prefix}${String(highest + 1).padStart(width, '0')}`
}

/** The household's head as the input names it; the contract made sure that there is exactly one. */
export const headOf = <M extends { readonly isHead: boolean }>(members: readonly M[]): M =>
  members.find((member) => member.isHead) ?? members[0]!

/** Refuses household.merged or household.moved_away, so that nobody records anything for a household that is gone. */
export const refuseUnlessActive = (household: {
  status: HouseholdStatus
  name: string
  mergedIntoName?: string | undefined
}): void => {
  const { status, name, mergedIntoName } = household
  if (status === 'merged') refuse('household.merged', { name, into: mergedIntoName ?? '' })
  if (status === 'moved_away') refuse('household.moved_away', { name })
}

/** Who goes and who stays when a household is split; the head stays, so that the old household keeps its name. */
export const decideSplit = (
  members: readonly { memberId: string; isHead: boolean }[],
  leaving: { memberIds: readonly string[]; headMemberId: string },
): void => {
  const ids = new Set(leaving.memberIds)
  const known = members.filter((member) => ids.has(member.memberId))
  if (known.length !== ids.size || !ids.has(leaving.headMemberId)) refuse('household.members_unknown')
  if (known.some((member) => member.isHead)) refuse('household.split_leaves_nobody')
}
