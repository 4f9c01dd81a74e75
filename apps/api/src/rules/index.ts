export { adoptRulebook } from './adopt-rulebook.ts'
export { requireRule, ruleByOrigin, rulebookInForceOn } from './read-rulebook.ts'
export { rulesRoutes } from './routes.ts'
