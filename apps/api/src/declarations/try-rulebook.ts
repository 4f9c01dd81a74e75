import {
  type tryRulebook as endpoint,
  type RulebookTrial,
  TRIAL_HOUSEHOLDS,
} from '@village-points/shared/declarations/contract.ts'
import { toPoints } from '@village-points/shared/platform/points.ts'
import { heirOf, listHouseholds } from '../households/index.ts'
import { earningsBetween } from '../ledger/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { rulesOfEveryVersion, titleKey } from '../rules/index.ts'
import { readSettings } from '../villages/index.ts'
import { type Outcome, Trial } from './trial.ts'

/** Points of a merged household count for the one it was merged into. */
const heirs = async (work: Work): Promise<(householdId: string) => string> => {
  const known = new Map<string, string>()
  for (const { householdId, status } of await listHouseholds(work)) {
    known.set(householdId, status === 'merged' ? await heirOf(work, householdId) : householdId)
  }
  return (householdId) => known.get(householdId) ?? householdId
}

const replay = async (work: Work, { rules, from, to }: ParsedInput<typeof endpoint>['body']): Promise<Trial> => {
  const trial = new Trial(rules, titleKey)
  const [known, heir] = [await rulesOfEveryVersion(work), await heirs(work)]
  for await (const earning of earningsBetween(work, from, to)) {
    const rule = earning.ruleId === null ? undefined : known.get(earning.ruleId)
    trial.count({ ...earning, householdId: heir(earning.householdId), rule })
  }
  return trial
}

const NOTHING: Outcome = { actual: 0, actualSpendable: 0, trial: 0, trialSpendable: 0 }

const presentHouseholds = async (work: Work, outcomes: ReadonlyMap<string, Outcome>) => {
  const active = (await listHouseholds(work)).filter(({ status }) => status === 'active')
  const rows = active.map((household) => ({ household, ...(outcomes.get(household.householdId) ?? NOTHING) }))
  const toRow = ({ household, actual, trial }: (typeof rows)[number]) => ({
    household,
    actualPoints: toPoints(actual),
    trialPoints: toPoints(trial),
  })
  const changed = rows.filter(({ actual, trial }) => actual !== trial)
  const withNothing = rows.filter(({ trial }) => trial <= 0)
  const bySize = changed.toSorted((a, b) => Math.abs(b.trial - b.actual) - Math.abs(a.trial - a.actual))
  const byLoss = withNothing.toSorted((a, b) => b.actual - a.actual)
  return {
    gainCount: changed.filter(({ actual, trial }) => trial > actual).length,
    lossCount: changed.filter(({ actual, trial }) => trial < actual).length,
    households: bySize.slice(0, TRIAL_HOUSEHOLDS).map(toRow),
    withNothingCount: withNothing.length,
    withNothing: byLoss.slice(0, TRIAL_HOUSEHOLDS).map(toRow),
  }
}

const sum = (outcomes: ReadonlyMap<string, Outcome>, field: keyof Outcome): number =>
  [...outcomes.values()].reduce((total, outcome) => total + outcome[field], 0)

export const tryRulebook = async (work: Work, { body }: ParsedInput<typeof endpoint>): Promise<RulebookTrial> => {
  const { outcomes, clauses, uncovered, deedCount, overCapCount } = await replay(work, body)
  const { yuanPerPoint } = await readSettings(work)
  const figures = (points: keyof Outcome, spendable: keyof Outcome) => ({
    points: toPoints(sum(outcomes, points)),
    spendablePoints: toPoints(sum(outcomes, spendable)),
    yuan: Math.round(sum(outcomes, spendable) * yuanPerPoint) / 100,
  })
  return {
    from: body.from,
    to: body.to,
    deedCount,
    actual: figures('actual', 'actualSpendable'),
    trial: figures('trial', 'trialSpendable'),
    ...(await presentHouseholds(work, outcomes)),
    clauses: clauses.map(({ times, hundredths }, at) => ({
      clause: at + 1,
      title: body.rules[at]?.title ?? '',
      times,
      points: toPoints(hundredths),
    })),
    uncovered: [...uncovered].map(([title, { times, hundredths }]) => ({ title, times, points: toPoints(hundredths) })),
    overCapCount,
  }
}
