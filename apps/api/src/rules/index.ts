export { adoptRulebook } from './adopt-rulebook.ts'
export { latestRules, requireRule, ruleByOrigin, rulebookInForceOn } from './read-rulebook.ts'
export { removeRulebook } from './remove-rulebook.ts'
export { rulesRoutes } from './routes.ts'
