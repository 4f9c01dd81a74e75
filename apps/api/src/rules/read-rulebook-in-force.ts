import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Rulebook } from '@village-points/shared/rules/contract.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { rulebookInForceOn } from './read-rulebook.ts'

export const readRulebookInForce = async (work: Work): Promise<Rulebook> =>
  (await rulebookInForceOn(work, villageDayOf(work.now))) ?? refuse('rule.none_in_force')
