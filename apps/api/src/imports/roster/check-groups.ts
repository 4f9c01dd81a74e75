import type { ProblemOption, Problems } from '../tables/problem.ts'
import type { HouseholdDraft } from './household-draft.ts'

const NEW_GROUP = 'new'

const optionsFrom = (groups: readonly string[]): ProblemOption[] =>
  groups.map((group) => ({ id: `group-${group}`, label: group }))

const groupOf = (option: string | undefined): string | undefined => option?.replace(/^group-/, '')

/** Asks once for each group the village does not have; a village without groups takes those of the sheet. */
const unknownGroups = (
  households: readonly HouseholdDraft[],
  known: readonly string[],
  problems: Problems,
): Map<string, { group: string | undefined; waitsFor: string[] }> => {
  const settled = new Map<string, { group: string | undefined; waitsFor: string[] }>()
  for (const { group, place } of households) {
    if (!group || known.length === 0 || known.includes(group) || settled.has(group)) continue
    const waitsFor: string[] = []
    const words = {
      code: 'unknown_group',
      severity: 'choice',
      value: group,
      message: `村里还没有「${group}」`,
      remedy: '请选:新添这个组,还是写错了、其实是别的组。',
      options: [{ id: NEW_GROUP, label: `新添「${group}」`, isSuggested: true }, ...optionsFrom(known)],
    } as const
    const answer = problems.add(place, words, waitsFor)
    settled.set(group, { group: answer?.option === NEW_GROUP ? group : groupOf(answer?.option), waitsFor })
  }
  return settled
}

const askForGroup = (household: HouseholdDraft, groups: readonly string[], problems: Problems): HouseholdDraft => {
  const waitsFor = [...household.waitsFor]
  const words = {
    code: 'missing_group',
    severity: 'choice',
    value: household.members[0]?.name ?? household.number,
    message: '没写是哪个组',
    remedy: '请选这一户在哪个组。',
    options: optionsFrom(groups),
    alike: 'missing_group',
  } as const
  const group = groupOf(problems.add(household.place, words, waitsFor)?.option)
  return { ...household, waitsFor, ...(group ? { group } : {}) }
}

/** Gives every household a group of the village, or lets it wait for an answer. */
export const settleGroups = (
  households: readonly HouseholdDraft[],
  known: readonly string[],
  problems: Problems,
): HouseholdDraft[] => {
  const written = [...new Set(households.flatMap(({ group }) => (group ? [group] : [])))]
  const offered = known.length > 0 ? known : written.length > 0 ? written : ['一组']
  const asked = unknownGroups(households, known, problems)
  return households.map((household) => {
    if (!household.group) return askForGroup(household, offered, problems)
    const answer = asked.get(household.group)
    if (!answer) return household
    const waitsFor = [...household.waitsFor, ...answer.waitsFor]
    return { ...household, waitsFor, ...(answer.group ? { group: answer.group } : {}) }
  })
}
