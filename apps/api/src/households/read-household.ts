import type { Household, Member } from '@village-points/shared/households/contract.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { printedCode } from './card-code.ts'
import { findCards } from './card-repository.ts'
import { findHousehold, requireStored, toBrief } from './find-household.ts'
import { maskPhone } from './household.ts'
import { findMembers } from './member-repository.ts'
import { canDo, mayRead, maySeeCodes, maySeePhones } from './policy.ts'

/** One household as this reader may see it; refuses household.not_found, also when it is none of the reader's business. */
export const readHousehold = async (work: Work, householdId: string): Promise<Household> => {
  const stored = await requireStored(work, householdId)
  if (!mayRead(work.actor, stored)) refuse('household.not_found')
  const mergedInto = stored.mergedIntoId ? await findHousehold(work, stored.mergedIntoId) : undefined
  return {
    ...toBrief(stored),
    note: stored.note,
    members: maskPhones(work, await findMembers(work, householdId)),
    cards: await shownCards(work, householdId),
    ...(mergedInto ? { mergedInto } : {}),
    can: canDo(work.actor, stored),
  }
}

const maskPhones = ({ actor }: Work, members: readonly Member[]): Member[] =>
  members.map((member) =>
    member.phone && !maySeePhones(actor) ? { ...member, phone: maskPhone(member.phone) } : member,
  )

const shownCards = async (work: Work, householdId: string): Promise<Household['cards']> => {
  const cards = await findCards(work, householdId)
  return cards.map(({ id, code, issuedAt, revokedAt }) => ({
    householdCardId: id,
    issuedAt: issuedAt.toISOString(),
    ...(revokedAt ? { revokedAt: revokedAt.toISOString() } : {}),
    ...(!revokedAt && maySeeCodes(work.actor) ? { code: printedCode(code) } : {}),
  }))
}
