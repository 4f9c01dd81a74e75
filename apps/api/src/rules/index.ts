export { adoptRulebook } from './adopt-rulebook.ts'
export { refuseUnlawful, whyUnlawful } from './check-rulebook.ts'
export { checkLawfulness } from './lawfulness/check-lawfulness.ts'
export {
  clausesOf,
  latestRules,
  requireRule,
  rulebookInForceOn,
  ruleOnDay,
  rulesOfEveryVersion,
} from './read-rulebook.ts'
export { removeRulebook } from './remove-rulebook.ts'
export { findRules, ruleIdsOfOrigin } from './repository.ts'
export { rulesRoutes } from './routes.ts'
export { titleKey } from './rulebook.ts'
export { compareRules } from './rulebook-comparison.ts'
