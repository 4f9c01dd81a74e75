import type { Rule, RulebookBrief, RulebookInput, RuleInput } from '@village-points/shared/rules/contract.ts'
import { refuse } from '../platform/refusal.ts'

/** A version as it is stored; its state depends on the day it is looked at. */
export type StoredRulebook = Omit<RulebookBrief, 'state' | 'ruleCount'>

/** The version in force on a day: the latest that had come into force by then. */
export const inForceOn = <V extends Pick<StoredRulebook, 'inForceOn'>>(
  versions: readonly V[],
  day: string,
): V | undefined =>
  versions
    .filter((version) => version.inForceOn <= day)
    .reduce<V | undefined>((best, one) => (best && best.inForceOn > one.inForceOn ? best : one), undefined)

/** What a version is on a day. */
export const stateOn = (
  version: StoredRulebook,
  versions: readonly StoredRulebook[],
  day: string,
): RulebookBrief['state'] => {
  if (version.inForceOn > day) return 'adopted'
  return inForceOn(versions, day)?.rulebookId === version.rulebookId ? 'in_force' : 'superseded'
}

/** Titles are the same when they differ only in blanks, width or case. */
export const titleKey = (title: string): string => title.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** Refuses rule.in_force_before_assembly, then rule.duplicate_title. */
export const refuseUnadoptable = ({ inForceOn, adoption, rules }: RulebookInput): void => {
  if (inForceOn < adoption.assemblyOn) refuse('rule.in_force_before_assembly')
  const seen = new Set<string>()
  for (const { title } of rules) {
    if (seen.has(titleKey(title))) refuse('rule.duplicate_title', { title })
    seen.add(titleKey(title))
  }
}

type WithOrigin = RuleInput & { readonly originId?: string }

/**
 * The origin of a clause, so that its caps go on counting: the one that it brings, else the one that its title had in
 * the previous version, unless another clause of `added` brings that.
 */
export const originsByTitle = (
  previous: readonly Rule[],
  added: readonly WithOrigin[],
): ((rule: WithOrigin) => string | undefined) => {
  const brought = new Set(added.flatMap(({ originId }) => originId ?? []))
  const free = previous.filter(({ originId }) => !brought.has(originId))
  const origins = new Map(free.map((rule) => [titleKey(rule.title), rule.originId]))
  return ({ title, originId }) => originId ?? origins.get(titleKey(title))
}
