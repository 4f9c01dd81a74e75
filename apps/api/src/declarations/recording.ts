import type { CapLeft } from '@village-points/shared/declarations/contract.ts'
import type { HouseholdBrief, Member } from '@village-points/shared/households/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Rule, RulebookBrief } from '@village-points/shared/rules/contract.ts'
import { membersOf } from '../households/index.ts'
import { postAwards } from '../ledger/index.ts'
import { Refusal, refusalOr, refuse } from '../platform/refusal.ts'
import { newId, type Work } from '../platform/work.ts'
import { ruleOnDay } from '../rules/index.ts'
import { type CapUse, capReachedDetails, capUsesOf, countUses, type UsedCaps } from './cap.ts'
import { usedCaps, writeCapCounts } from './cap-repository.ts'
import { awardTitle, decideAmount, decideDeedDay, decideDirect } from './declaration.ts'
import { leftFrom } from './list-award-options.ts'
import { type DeclarationRow, insertDeclarations } from './repository.ts'

/** A rule as it stood on the day of the deed. */
export interface RuleOfDay {
  readonly rule: Rule
  readonly rulebook: Pick<RulebookBrief, 'rulebookId' | 'title'>
}

interface Told {
  readonly ruleId: string
  readonly deedOn: string
  /** The day from which one counts back; today when left out. */
  readonly countedFrom?: string
}

/**
 * The clause that the deed rests on: the version in force on the day it was done, whichever version the phone showed
 * (DOMAIN 3). The caller decides what the clause must allow.
 */
export const clauseOf = async (work: Work, { ruleId, deedOn, countedFrom }: Told): Promise<RuleOfDay> => {
  const { shown, clause } = await ruleOnDay(work, ruleId, deedOn)
  decideDeedDay(deedOn, villageDayOf(work.now), countedFrom)
  return clause ?? refuse('declaration.rule_not_in_force', { deedOn, title: shown.title })
}

/** The clause of an award on the spot; refuses what cannot be awarded so. */
export const ruleOfDay = async (work: Work, told: Told): Promise<RuleOfDay> => {
  const day = await clauseOf(work, told)
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

/** A deed, the clause it rests on and who records it. */
export interface Recording {
  readonly work: Work
  readonly day: RuleOfDay
  readonly deed: Deed
}

/** A deed that may be recorded. */
export interface DecidedDeed extends Recording {
  readonly hundredths: number
  readonly quantity: number | undefined
  readonly member: Member | undefined
  readonly uses: readonly CapUse[]
  /** What the rule still allows after it. */
  readonly left: CapLeft
}

/** Deeds that were decided with what they were decided on. */
export interface DecidedDeeds {
  readonly outcomes: readonly (DecidedDeed | Refusal)[]
  readonly used: ReadonlyMap<string, UsedCaps>
}

/**
 * Decides deeds of one village in their order: each sees what those before it have used of the caps. Nothing is written,
 * so a deed that is refused hurts no other.
 */
export const decideDeeds = async (work: Work, recordings: readonly Recording[]): Promise<DecidedDeeds> => {
  const used = await usedCaps(
    work,
    recordings.map(({ deed }) => deed.household.householdId),
  )
  const counting = new Map([...used].map(([householdId, caps]) => [householdId, new Map(caps)]))
  const outcomes: (DecidedDeed | Refusal)[] = []
  for (const recording of recordings) {
    const { householdId } = recording.deed.household
    const members = recording.deed.memberId ? await membersOf(work, householdId) : []
    outcomes.push(refusalOr(() => decideDeed(recording, members, counting.get(householdId)!)))
  }
  return { outcomes, used }
}

const decideDeed = (recording: Recording, members: readonly Member[], used: UsedCaps): DecidedDeed => {
  const { day, deed } = recording
  const { rule } = day
  const { hundredths, quantity } = decideAmount(rule, deed)
  const member = memberIn(members, deed.memberId)
  const uses = capUsesOf(rule.caps, deed.deedOn, hundredths)
  decideCaps(used, rule, deed.household, uses)
  return { ...recording, hundredths, quantity, member, uses, left: leftFrom(used, rule, deed.deedOn) }
}

const memberIn = (members: readonly Member[], memberId: string | undefined): Member | undefined =>
  memberId
    ? (members.find((member) => member.memberId === memberId) ?? refuse('declaration.member_unknown'))
    : undefined

const decideCaps = (used: UsedCaps, rule: Rule, household: HouseholdBrief, uses: readonly CapUse[]): void => {
  const full = countUses(used, rule.originId, uses)
  if (full) refuse('declaration.cap_reached', capReachedDetails(full.use, full.left, household.name, rule.title))
}

/** The member who did it; refuses one who is not of the household. */
export const memberOf = async (work: Work, { household, memberId }: Pick<Deed, 'household' | 'memberId'>) =>
  memberId ? memberIn(await membersOf(work, household.householdId), memberId) : undefined

/** Counts a deed toward its caps; refuses `declaration.cap_reached`. */
export const countCaps = async (
  work: Work,
  rule: Rule,
  household: HouseholdBrief,
  deedOn: string,
  hundredths: number,
): Promise<void> => {
  const { householdId } = household
  const known = await usedCaps(work, [householdId])
  const uses = capUsesOf(rule.caps, deedOn, hundredths)
  decideCaps(new Map(known.get(householdId)), rule, household, uses)
  await writeCapCounts(work, [{ householdId, originId: rule.originId, uses }], known)
}

/** A deed that is written, and what its household may spend after it. */
export interface RecordedDeed {
  readonly row: DeclarationRow & { readonly transferId: string }
  readonly available: number
}

/** Counts the caps, posts the awards and keeps the declarations of all deeds that were not refused, in their order. */
export const recordDeeds = async (
  work: Work,
  { outcomes, used }: DecidedDeeds,
): Promise<ReadonlyMap<DecidedDeed, RecordedDeed>> => {
  const decided = outcomes.flatMap((one) => (one instanceof Refusal ? [] : [one]))
  const counts = decided.map(({ day, deed, uses }) => ({
    householdId: deed.household.householdId,
    originId: day.rule.originId,
    uses,
  }))
  await writeCapCounts(work, counts, used)
  const awards = decided.map((one) => ({
    work: one.work,
    earning: { ...earningOf(one), declarationId: newId(one.work) },
  }))
  const posted = await postAwards(awards)
  const recorded = decided.map((one, index): [DecidedDeed, RecordedDeed] => {
    const { transferId, available } = posted[index]!
    return [one, { row: rowOf(one, awards[index]!.earning.declarationId, transferId), available }]
  })
  await insertDeclarations(
    work,
    recorded.map(([, { row }]) => row),
  )
  return new Map(recorded)
}

const earningOf = ({ work, day: { rule, rulebook }, deed, hundredths, member }: DecidedDeed) => ({
  householdId: deed.household.householdId,
  hundredths,
  isHonorOnly: rule.ruleClass === 'honor',
  title: awardTitle(rule.title, deed.deedOn, villageDayOf(work.now)),
  deedOn: deed.deedOn,
  note: deed.note,
  rulebookId: rulebook.rulebookId,
  ruleId: rule.ruleId,
  ...(member ? { memberId: member.memberId, memberName: member.name } : {}),
})

const rowOf = (
  { work, day: { rule }, deed, hundredths, quantity, member }: DecidedDeed,
  declarationId: string,
  transferId: string,
): RecordedDeed['row'] => ({
  villageId: work.villageId,
  declarationId,
  householdId: deed.household.householdId,
  memberId: member?.memberId ?? null,
  memberName: member?.name ?? null,
  ruleId: rule.ruleId,
  originId: rule.originId,
  ruleTitle: rule.title,
  hundredths,
  quantity: quantity ?? null,
  note: deed.note,
  deedOn: deed.deedOn,
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
