import * as endpoints from '@village-points/shared/rules/contract.ts'
import { type Binding, route } from '../platform/http/route.ts'
import { adoptRulebook } from './adopt-rulebook.ts'
import { checkRulebook } from './check-rulebook.ts'
import { compareRulebooks } from './compare-rulebooks.ts'
import { listRulebooks } from './list-rulebooks.ts'
import { readRulebook } from './read-rulebook.ts'
import { readRulebookInForce } from './read-rulebook-in-force.ts'
import { retireRule } from './retire-rule.ts'

/** The rulebook, version by version, as the assembly adopted it. */
export const rulesRoutes: readonly Binding[] = [
  route(endpoints.readRulebookInForce, readRulebookInForce),
  route(endpoints.listRulebooks, listRulebooks),
  route(endpoints.readRulebook, (work, { params }) => readRulebook(work, params.rulebookId)),
  route(endpoints.adoptRulebook, (work, { body }) => adoptRulebook(work, body)),
  route(endpoints.retireRule, (work, { params, body }) => retireRule(work, params.ruleId, body.reason)),
  route(endpoints.checkRulebook, checkRulebook),
  route(endpoints.compareRulebooks, compareRulebooks),
]
