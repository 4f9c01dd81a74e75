import type { Procedure, Rule, RuleCap, RuleClass } from '@village-points/shared/rules/contract.ts'
import { and, asc, desc, eq, getTableColumns, inArray, type Placeholder, type SQL } from 'drizzle-orm'
import { type At, prepared } from '../platform/database/prepared.ts'
import { listOf } from '../platform/database/rows.ts'
import { countRows, isUniqueViolation, type Tx } from '../platform/database/store.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { capFromStored, capToStored, pointsFromColumns, pointsToColumns } from './rule-points.ts'
import type { StoredRulebook } from './rulebook.ts'
import { caps, retirements, rulebooks, rules } from './tables.ts'

const rulebooksOf = prepared((tx, at: At<{ villageId: string }>) =>
  tx.select().from(rulebooks).where(eq(rulebooks.villageId, at.villageId)).orderBy(desc(rulebooks.version)),
)

/** Every version, newest first; a village has a handful. */
export const allRulebooks = async ({ tx, villageId }: Work): Promise<StoredRulebook[]> => {
  const rows = await rulebooksOf(tx, { villageId })
  return rows.map(({ id, version, title, inForceOn, isFromPaper, assemblyOn, entitled, present, inFavor }) => ({
    rulebookId: id,
    version,
    title,
    inForceOn,
    isFromPaper,
    adoption: { assemblyOn, present, inFavor, ...(entitled ? { entitled } : {}) },
  }))
}

export const ruleCounts = async (work: Work): Promise<Map<string, number>> => {
  const rows = await work.tx
    .select({ rulebookId: rules.rulebookId, count: countRows() })
    .from(rules)
    .where(eq(rules.villageId, work.villageId))
    .groupBy(rules.rulebookId)
  return new Map(rows.map((row) => [row.rulebookId, row.count]))
}

const capsOfRules = prepared((tx, at: At<{ villageId: string; ruleIds: readonly string[] }>) =>
  tx
    .select()
    .from(caps)
    .where(and(eq(caps.villageId, at.villageId), inArray(caps.ruleId, listOf(at.ruleIds))))
    .orderBy(asc(caps.ruleId), asc(caps.position)),
)

const capsOf = async ({ tx, villageId }: Work, ruleIds: readonly string[]): Promise<Map<string, RuleCap[]>> => {
  const byRule = new Map<string, RuleCap[]>()
  if (ruleIds.length === 0) return byRule
  for (const { ruleId, period, measure, most } of await capsOfRules(tx, { villageId, ruleIds })) {
    const cap = { period, measure } as Pick<RuleCap, 'period' | 'measure'>
    byRule.set(ruleId, [...(byRule.get(ruleId) ?? []), { ...cap, limit: capFromStored(cap.measure, most) }])
  }
  return byRule
}

const selectRules = (tx: Tx, villageId: Placeholder, condition: SQL | undefined) =>
  tx
    .select({ ...getTableColumns(rules), retiredId: retirements.ruleId })
    .from(rules)
    .leftJoin(retirements, and(eq(retirements.villageId, rules.villageId), eq(retirements.ruleId, rules.id)))
    .where(and(eq(rules.villageId, villageId), condition))
    .orderBy(asc(rules.clause))

const withCaps = async (
  work: Work,
  rows: Awaited<ReturnType<typeof selectRules>>,
): Promise<(Rule & { rulebookId: string })[]> => {
  const capsByRule = await capsOf(
    work,
    rows.map(({ id }) => id),
  )
  return rows.map((rule) => ({
    rulebookId: rule.rulebookId,
    ruleId: rule.id,
    originId: rule.originId,
    clause: rule.clause,
    category: rule.category,
    title: rule.title,
    ruleClass: rule.ruleClass as RuleClass,
    points: pointsFromColumns(rule),
    caps: capsByRule.get(rule.id) ?? [],
    evidence: rule.evidence,
    procedure: rule.procedure as Procedure,
    isRetired: rule.retiredId !== null,
  }))
}

const rulesOfIds = prepared((tx, at: At<{ villageId: string; ruleIds: readonly string[] }>) =>
  selectRules(tx, at.villageId, inArray(rules.id, listOf(at.ruleIds))),
)

const rulesOfRulebook = prepared((tx, at: At<{ villageId: string; rulebookId: string }>) =>
  selectRules(tx, at.villageId, eq(rules.rulebookId, at.rulebookId)),
)

const ruleOfOrigin = prepared((tx, at: At<{ villageId: string; rulebookId: string; originId: string }>) =>
  selectRules(tx, at.villageId, and(eq(rules.rulebookId, at.rulebookId), eq(rules.originId, at.originId))),
)

const withoutRulebook = ({ rulebookId: _, ...rule }: Rule & { rulebookId: string }): Rule => rule

export const rulesOf = async (work: Work, rulebookId: string): Promise<Rule[]> => {
  const rows = await rulesOfRulebook(work.tx, { villageId: work.villageId, rulebookId })
  return (await withCaps(work, rows)).map(withoutRulebook)
}

/** Rules of any version by id, each with the id of the version it belongs to. */
export const findByIds = async (work: Work, ruleIds: readonly string[]) =>
  withCaps(work, await rulesOfIds(work.tx, { villageId: work.villageId, ruleIds }))

export const findRule = async (work: Work, ruleId: string): Promise<(Rule & { rulebookId: string }) | undefined> =>
  (await findByIds(work, [ruleId]))[0]

/** Rules of any version by id; those that are not there are left out. */
export const findRules = async (work: Work, ruleIds: ReadonlySet<string>): Promise<ReadonlyMap<string, Rule>> =>
  new Map((await findByIds(work, [...ruleIds])).map((rule) => [rule.ruleId, withoutRulebook(rule)]))

/** What a clause was called by in each version. */
export const ruleIdsOfOrigin = async (work: Work, originId: string): Promise<string[]> => {
  const rows = await work.tx
    .select({ ruleId: rules.id })
    .from(rules)
    .where(and(eq(rules.villageId, work.villageId), eq(rules.originId, originId)))
  return rows.map(({ ruleId }) => ruleId)
}

export const findByOrigin = async (work: Work, rulebookId: string, originId: string): Promise<Rule | undefined> => {
  const rows = await ruleOfOrigin(work.tx, { villageId: work.villageId, rulebookId, originId })
  const [found] = await withCaps(work, rows)
  return found && withoutRulebook(found)
}

/** Refuses rule.in_force_on_taken. */
export const insertRulebook = async (work: Work, rulebook: StoredRulebook): Promise<void> => {
  const { rulebookId: id, version, title, inForceOn, isFromPaper, adoption } = rulebook
  const recorded = { recordedAt: work.now, recordedBy: work.actor.userId }
  try {
    await work.tx.savepoint(async (tx) => {
      await tx
        .insert(rulebooks)
        .values({ villageId: work.villageId, id, version, title, inForceOn, isFromPaper, ...adoption, ...recorded })
    })
  } catch (error) {
    if (isUniqueViolation(error, 'rules_rulebooks_in_force_on')) refuse('rule.in_force_on_taken', { inForceOn })
    throw error
  }
}

export const insertRules = async (work: Work, rulebookId: string, added: readonly Rule[]): Promise<void> => {
  const { tx, villageId } = work
  for (const { ruleId: id, points, caps: limits, isRetired: _, ...words } of added) {
    await tx.insert(rules).values({ villageId, id, rulebookId, ...words, ...pointsToColumns(points) })
    for (const [position, cap] of limits.entries()) {
      const { period, measure } = cap
      await tx.insert(caps).values({ villageId, ruleId: id, position, period, measure, most: capToStored(cap) })
    }
  }
}

export const insertRetirement = async (work: Work, ruleId: string, reason: string): Promise<void> => {
  const { villageId, now: retiredAt, actor } = work
  await work.tx.insert(retirements).values({ villageId, ruleId, reason, retiredAt, retiredBy: actor.userId })
}

export const deleteRulebook = async (work: Work, rulebookId: string): Promise<void> => {
  const { tx, villageId } = work
  const ids = (await rulesOf(work, rulebookId)).map(({ ruleId }) => ruleId)
  if (ids.length > 0) {
    await tx.delete(retirements).where(and(eq(retirements.villageId, villageId), inArray(retirements.ruleId, ids)))
    await tx.delete(caps).where(and(eq(caps.villageId, villageId), inArray(caps.ruleId, ids)))
  }
  await tx.delete(rules).where(and(eq(rules.villageId, villageId), eq(rules.rulebookId, rulebookId)))
  await tx.delete(rulebooks).where(and(eq(rulebooks.villageId, villageId), eq(rulebooks.id, rulebookId)))
}
