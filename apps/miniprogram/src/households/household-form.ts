import type { Household, MemberInput } from '@village-points/shared/households/contract.ts'

/** A member as typed: every field a text, so that what cannot be read stays visible. */
export interface MemberDraft {
  /** Its place in the form while it has no id of its own. */
  readonly key: string
  readonly memberId?: string
  readonly name: string
  readonly relation: string
  readonly isHead: boolean
  readonly sex?: 'female' | 'male' | undefined
  readonly birthMonth: string
  readonly phone: string
}

/** A household's form as typed. */
export interface HouseholdDraft {
  readonly number: string
  readonly villagersGroupId: string
  readonly doorNumber: string
  readonly note: string
  readonly members: readonly MemberDraft[]
}

/** The form of a household not yet on the roster. */
export const emptyHousehold: HouseholdDraft = {
  number: '',
  villagersGroupId: '',
  doorNumber: '',
  note: '',
  members: [],
}

/** The form of a household as the roster has it. */
export const draftOf = (household: Household): HouseholdDraft => ({
  number: household.number,
  villagersGroupId: household.villagersGroupId,
  doorNumber: household.doorNumber,
  note: household.note,
  members: household.members.map((member) => ({
    key: member.memberId,
    memberId: member.memberId,
    name: member.name,
    relation: member.relation,
    isHead: member.isHead,
    sex: member.sex,
    birthMonth: member.birthMonth ?? '',
    phone: member.phone ?? '',
  })),
})

const MONTH = /^(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*月?$/

/** `1956年3月`, `1956.3` and `195603` are the same month; anything else stays and is refused in words. */
const readMonth = (typed: string): string | undefined => {
  const text = typed.normalize('NFKC').trim()
  const match = MONTH.exec(text)
  return match ? `${match[1]}-${match[2]?.padStart(2, '0')}` : text || undefined
}

const readPhone = (typed: string): string | undefined => typed.normalize('NFKC').replace(/[\s\-—]/g, '') || undefined

const memberInput = (member: MemberDraft): MemberInput => {
  const birthMonth = readMonth(member.birthMonth)
  const phone = readPhone(member.phone)
  return {
    ...(member.memberId ? { memberId: member.memberId } : {}),
    name: member.name,
    relation: member.relation || (member.isHead ? '户主' : ''),
    isHead: member.isHead,
    ...(member.sex ? { sex: member.sex } : {}),
    ...(birthMonth ? { birthMonth } : {}),
    ...(phone ? { phone } : {}),
  }
}

/** What is sent; still to be checked against `HouseholdInput`. */
export const inputOf = (draft: HouseholdDraft) => ({
  ...(draft.number.trim() ? { number: draft.number } : {}),
  villagersGroupId: draft.villagersGroupId,
  doorNumber: draft.doorNumber,
  note: draft.note,
  members: draft.members.map(memberInput),
})
