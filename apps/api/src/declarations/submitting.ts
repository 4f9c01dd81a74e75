import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { requireActiveHousehold, requireHousehold } from '../households/index.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { requireRule } from '../rules/index.ts'
import { readSettings } from '../villages/index.ts'
import { decideEvidence, promisedDay } from './declaration.ts'
import { photosToAttach, setShown } from './photo-repository.ts'
import { maySee, requireMayAward } from './policy.ts'
import { type DeclarationRow, findDeclaration } from './repository.ts'

/** The household that a person may declare for: a villager for the own one, a cadre for any that he may award. */
export const requireDeclaringFor = async (work: Work, householdId: string | undefined): Promise<HouseholdBrief> => {
  if (work.actor.role === 'villager') {
    const own = work.actor.householdId ?? refuse('household.not_found')
    if (householdId !== undefined && householdId !== own) refuse('household.not_found')
    return requireActiveHousehold(work, own)
  }
  const household = await requireActiveHousehold(work, householdId ?? refuse('declaration.household_needed'))
  requireMayAward(work.actor, household)
  return household
}

/** A declaration that this person handed in, or whose household is the own one. */
export const requireOwnDeclaration = async (work: Work, declarationId: string): Promise<DeclarationRow> => {
  const row = (await findDeclaration(work, declarationId)) ?? refuse('declaration.not_found')
  const isOwn =
    work.actor.role === 'villager'
      ? row.householdId === work.actor.householdId
      : row.recordedByUserId === work.actor.userId
  return isOwn ? row : refuse('declaration.not_found')
}

/** Refuses `declaration.not_found` to whom the declaration is none of his business. */
export const requireToSee = async (work: Work, row: DeclarationRow): Promise<void> => {
  const household = await requireHousehold(work, row.householdId)
  if (!maySee(work.actor, household, row.recordedByUserId)) refuse('declaration.not_found')
}

/** The promise that is given with a declaration handed in today. */
export const promiseFor = async (work: Work, row: Pick<DeclarationRow, 'ruleId'>): Promise<string> => {
  const { rule } = await requireRule(work, row.ruleId)
  const { publicityDays } = await readSettings(work)
  return promisedDay(rule.procedure, villageDayOf(work.now), publicityDays)
}

/**
 * Refuses evidence that the clause does not take, and photographs that are another person's, gone, or another deed's
 * already. Those that `declarationId` holds stay its own, whoever of the household sent them.
 */
export const requireEvidence = async (
  work: Work,
  ruleId: string,
  photoIds: readonly string[],
  declarationId?: string,
): Promise<void> => {
  const { rule } = await requireRule(work, ruleId)
  decideEvidence(rule, photoIds)
  const found = new Map((await photosToAttach(work, photoIds)).map((photo) => [photo.photoId, photo]))
  const isUsable = (photoId: string): boolean => {
    const photo = found.get(photoId)
    if (!photo || photo.shows !== null) return false
    return photo.declarationId === null
      ? photo.uploadedByUserId === work.actor.userId
      : photo.declarationId === declarationId
  }
  if (!photoIds.every(isUsable)) refuse('declaration.photo_unknown')
}

/**
 * Photographs that show something else than a declaration: the sender's own, used nowhere yet. From here on they are
 * kept, and who may see them is decided by whoever asked. Refuses declaration.photo_unknown.
 */
export const keepPhotosFor = async (work: Work, photoIds: readonly string[], shows: string): Promise<void> => {
  if (photoIds.length === 0) return
  const found = await photosToAttach(work, photoIds)
  const usable = found.filter((one) => one.declarationId === null && one.uploadedByUserId === work.actor.userId)
  const isWhole = usable.length === photoIds.length && (await setShown(work, photoIds, shows)) === photoIds.length
  if (!isWhole) refuse('declaration.photo_unknown')
}
