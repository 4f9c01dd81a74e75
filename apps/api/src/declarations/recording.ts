import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Rule, Rulebook } from '@village-points/shared/rules/contract.ts'
import { membersOf } from '../households/index.ts'
import { postAward } from '../ledger/index.ts'
import { refuse } from '../platform/refusal.ts'
import { newId, type Work } from '../platform/work.ts'
import { requireRule, ruleByOrigin, rulebookInForceOn } from '../rules/index.ts'
import { capReachedDetails, capUsesOf } from './cap.ts'
import { CapExceeded, useCaps } from './cap-repository.ts'
import { decideAmount, decideDeedDay, decideDirect } from './declaration.ts'
import { type DeclarationRow, insertDeclaration } from './repository.ts'

/** A rule as it stood on the day of the deed. */
export interface RuleOfDay {
  readonly rule: Rule
  readonly rulebook: Rulebook
}

/**
 * The clause that the deed rests on: the version in force on the day it was done, whichever version the phone showed
 * (DOMAIN 3). The caller decides what the clause must allow.
 */
export const clauseOf = async (work: Work, ruleId: string, deedOn: string): Promise<RuleOfDay> => {
  const shown = await requireRule(work, ruleId)
  decideDeedDay(deedOn, villageDayOf(work.now))
  const rulebook = await rulebookInForceOn(work, deedOn)
  const details = { deedOn, title: shown.rule.title }
  if (!rulebook) return refuse('declaration.rule_not_in_force', details)
  const rule =
    (await ruleByOrigin(work, rulebook.rulebookId, shown.rule.originId)) ??
    refuse('declaration.rule_not_in_force', details)
  return { rule, rulebook }
}

/** The clause of an award on the spot; refuses what cannot be awarded so. */
export const ruleOfDay = async (work: Work, ruleId: string, deedOn: string): Promise<RuleOfDay> => {
  const day = await clauseOf(work, ruleId, deedOn)
  decideDirect(day.rule)
  return day
}

export interface Deed {
  readonly household: HouseholdBrief
  readonly deedOn: string
  readonly note: string
  readonly memberId?: string | undefined
  readonly quantity?: number | undefined
  readonly points?: number | undefined
  readonly awardBatchId?: string
}

/** Counts the caps, posts the award and keeps the declaration: one deed of one household. */
export const recordDeed = async (work: Work, { rule, rulebook }: RuleOfDay, deed: Deed): Promise<DeclarationRow> => {
  const { household, deedOn, note } = deed
  const { hundredths, quantity } = decideAmount(rule, deed)
  const member = await memberOf(work, deed)
  await countCaps(work, rule, household, deedOn, hundredths)
  const declarationId = newId(work)
  const who = member ? { memberId: member.memberId, memberName: member.name } : {}
  const { transferId } = await postAward(work, {
    householdId: household.householdId,
    hundredths,
    isHonorOnly: rule.ruleClass === 'honor',
    title: rule.title,
    deedOn,
    note,
    rulebookId: rulebook.rulebookId,
    ruleId: rule.ruleId,
    declarationId,
    ...who,
  })
  return insertDeclaration(work, {
    declarationId,
    householdId: household.householdId,
    memberId: member?.memberId ?? null,
    memberName: member?.name ?? null,
    ruleId: rule.ruleId,
    originId: rule.originId,
    ruleTitle: rule.title,
    hundredths,
    quantity: quantity ?? null,
    note,
    deedOn,
    recordedAt: work.now,
    recordedByUserId: work.actor.userId,
    recordedByName: work.actor.name,
    procedure: rule.procedure,
    isOnBehalf: true,
    state: 'posted',
    stateAt: work.now,
    dueOn: null,
    awardBatchId: deed.awardBatchId ?? null,
    transferId,
  })
}

/** The member who did it; refuses one who is not of the household. */
export const memberOf = async (work: Work, { household, memberId }: Pick<Deed, 'household' | 'memberId'>) => {
  if (!memberId) return undefined
  const members = await membersOf(work, household.householdId)
  return members.find((member) => member.memberId === memberId) ?? refuse('declaration.member_unknown')
}

/** Counts a deed toward its caps; refuses `declaration.cap_reached`. */
export const countCaps = async (
  work: Work,
  rule: Rule,
  household: HouseholdBrief,
  deedOn: string,
  hundredths: number,
) => {
  try {
    await useCaps(work, household.householdId, rule.originId, capUsesOf(rule.caps, deedOn, hundredths))
  } catch (error) {
    if (!(error instanceof CapExceeded)) throw error
    refuse('declaration.cap_reached', capReachedDetails(error.use, error.left, household.name, rule.title))
  }
}
