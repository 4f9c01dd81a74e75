import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Rule, Rulebook, RulebookBrief } from '@village-points/shared/rules/contract.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { mayManage, mayTry } from './policy.ts'
import { allRulebooks, findByIds, findByOrigin, findRule, ruleCounts, rulesOf } from './repository.ts'
import { inForceOn, type StoredRulebook, stateOn } from './rulebook.ts'

/** Every version with its state today, newest first. */
export const briefs = async (work: Work): Promise<RulebookBrief[]> => {
  const versions = await allRulebooks(work)
  const counts = await ruleCounts(work)
  const today = villageDayOf(work.now)
  return versions.map((version) => ({
    ...version,
    state: stateOn(version, versions, today),
    ruleCount: counts.get(version.rulebookId) ?? 0,
  }))
}

const withRules = async (work: Work, brief: RulebookBrief): Promise<Rulebook> => ({
  ...brief,
  rules: await rulesOf(work, brief.rulebookId),
  can: { manage: mayManage(work.actor), try: mayTry(work.actor) },
})

/** One version, old ones included; refuses rule.rulebook_not_found. */
export const readRulebook = async (work: Work, rulebookId: string): Promise<Rulebook> => {
  const brief = (await briefs(work)).find((one) => one.rulebookId === rulebookId)
  return brief ? withRules(work, brief) : refuse('rule.rulebook_not_found')
}

/** The version in force on a village day, with its rules; undefined before the first one. */
export const rulebookInForceOn = async (work: Work, day: string): Promise<Rulebook | undefined> => {
  const brief = inForceOn(await briefs(work), day)
  return brief && withRules(work, brief)
}

/** A rule of any version with the version it belongs to; refuses rule.not_found. A retired rule is found too. */
export const requireRule = async (work: Work, ruleId: string): Promise<{ rule: Rule; rulebook: RulebookBrief }> => {
  const found = (await findRule(work, ruleId)) ?? refuse('rule.not_found')
  const { rulebookId, ...rule } = found
  const rulebook = (await briefs(work)).find((one) => one.rulebookId === rulebookId)
  return { rule, rulebook: rulebook ?? refuse('rule.not_found') }
}

/** Rules of any version, each with the version it belongs to, by id; those that are not there are left out. */
export const clausesOf = async (
  work: Work,
  ruleIds: ReadonlySet<string>,
): Promise<ReadonlyMap<string, { rule: Rule; rulebook: StoredRulebook }>> => {
  const rulebooks = new Map((await allRulebooks(work)).map((rulebook) => [rulebook.rulebookId, rulebook]))
  const found = await findByIds(work, [...ruleIds])
  return new Map(found.map(({ rulebookId, ...rule }) => [rule.ruleId, { rule, rulebook: rulebooks.get(rulebookId)! }]))
}

/**
 * A rule of any version, and what it is in the version in force on a village day: no clause when that version dropped it
 * or none was in force. Refuses rule.not_found.
 */
export const ruleOnDay = async (
  work: Work,
  ruleId: string,
  day: string,
): Promise<{ shown: Rule; clause?: { rule: Rule; rulebook: StoredRulebook } }> => {
  const { rulebookId, ...shown } = (await findRule(work, ruleId)) ?? refuse('rule.not_found')
  const rulebook = inForceOn(await allRulebooks(work), day)
  if (!rulebook) return { shown }
  const isShown = rulebook.rulebookId === rulebookId
  const rule = isShown ? shown : await findByOrigin(work, rulebook.rulebookId, shown.originId)
  return rule ? { shown, clause: { rule, rulebook } } : { shown }
}

/** The rules of the version adopted last, in force or not yet; none before the first. */
export const latestRules = async (work: Work): Promise<Rule[]> => {
  const [latest] = await allRulebooks(work)
  return latest ? rulesOf(work, latest.rulebookId) : []
}

/** Every clause that was ever adopted, by its id. */
export const rulesOfEveryVersion = async (work: Work): Promise<ReadonlyMap<string, Rule>> => {
  const versions = await allRulebooks(work)
  const rules: Rule[] = []
  for (const { rulebookId } of versions) rules.push(...(await rulesOf(work, rulebookId)))
  return new Map(rules.map((rule) => [rule.ruleId, rule]))
}
