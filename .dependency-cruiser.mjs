/**
 * The direction of the code: who may know whom. Every rule's comment names the way out.
 * tests/tidy/direction.test.ts plants a violation of each rule and shows that it is caught.
 */

/** Each capability with those it may enter; a new capability gets its place here first. */
const below = {
  platform: [],
  identity: ['platform'],
  villages: ['platform', 'identity'],
  households: ['platform', 'identity', 'villages'],
  messages: ['platform', 'identity', 'villages', 'households'],
  rules: ['platform', 'identity', 'villages', 'households'],
  ledger: ['platform', 'identity', 'villages', 'households', 'messages', 'rules'],
  fund: ['platform', 'identity', 'villages', 'ledger'],
  declarations: ['platform', 'identity', 'villages', 'households', 'messages', 'rules', 'ledger'],
  review: ['platform', 'identity', 'villages', 'households', 'messages', 'rules', 'ledger', 'declarations'],
  publicity: [
    'platform',
    'identity',
    'villages',
    'households',
    'messages',
    'rules',
    'ledger',
    'declarations',
    'review',
  ],
  objections: [
    'platform',
    'identity',
    'villages',
    'households',
    'messages',
    'rules',
    'ledger',
    'declarations',
    'review',
    'publicity',
  ],
  rewards: ['platform', 'identity', 'villages', 'households', 'messages', 'rules', 'ledger'],
  deductions: [
    'platform',
    'identity',
    'villages',
    'households',
    'messages',
    'rules',
    'ledger',
    'declarations',
    'review',
  ],
  audit: [
    'platform',
    'identity',
    'villages',
    'households',
    'rules',
    'ledger',
    'declarations',
    'review',
    'deductions',
    'rewards',
  ],
  adoption: ['platform', 'identity', 'villages', 'households', 'messages', 'rules', 'ledger', 'declarations'],
  supervision: [
    'platform',
    'identity',
    'villages',
    'households',
    'messages',
    'rules',
    'ledger',
    'declarations',
    'review',
    'audit',
  ],
  honors: ['platform', 'identity', 'villages', 'households', 'messages', 'ledger'],
  backup: ['platform', 'identity', 'villages', 'ledger', 'audit'],
  imports: ['platform', 'identity', 'villages', 'households', 'rules', 'ledger', 'declarations', 'adoption', 'rewards'],
}
const capabilities = Object.keys(below).filter((name) => name !== 'platform')

const api = '^apps/api/src'
const shared = '^packages/shared/src'
const both = '^(?:apps/api|packages/shared)/src'
const tests = '[.]test[.]ts$'
/** A package, whether found in node_modules or not installed here. */
const packages = (...names) => `(?:^|node_modules/)(?:${names.join('|')})(?:/|$)`
const sql = ['drizzle-orm', 'better-sqlite3', 'pg', 'postgres']

/** Files of one word that are no nouns: parts with a fixed role, and steps that use cases share (`posting.ts`). */
const notNouns = 'routes|repository|tables|jobs|index|authenticator|[a-z]+ing'
const nouns = capabilities.map((name) => name.replace(/s$/, '')).join('|')
/** A file named with a noun: one word, or the capability's own noun and one more (`household-card.ts`). */
const nounFile = `${api}/(?!platform/|demo/)[a-z]+/(?:(?!(?:${notNouns})[.])[a-z]+|(?:${nouns})-(?!repository)[a-z]+)[.]ts$`

const directionRules = Object.entries(below).map(([name, lower]) => ({
  name: `direction-${name}`,
  severity: 'error',
  comment:
    `${name} may know only ${lower.join(', ') || 'itself'}. Way out: move the use case up to the capability that needs both, ` +
    'or let the upper one pass in what the lower one asks for.',
  from: { path: `${both}/${name}/`, pathNot: tests },
  to: {
    path: `${both}/(?!(?:${[name, ...lower].join('|')})/)[^/]+/`,
    // Roles and permissions are the vocabulary of every endpoint; the file imports nothing but zod.
    pathNot: name === 'platform' ? `${shared}/identity/permissions[.]ts$` : undefined,
  },
}))

const doorRules = [
  {
    name: 'capability-has-a-place',
    severity: 'error',
    comment: 'A folder under src/ is a capability and has its place in `below`. Way out: add it there.',
    from: { path: `${both}/(?!(?:${Object.keys(below).join('|')}|demo)/)[^/]+/` },
    to: {},
  },
  {
    name: 'door-only',
    severity: 'error',
    comment: "Enter another capability by its index.ts. Way out: export what is needed from that capability's door.",
    from: { path: `${api}/([^/]+)/`, pathNot: [tests, '/tables[.]ts$'] },
    to: { path: `${api}/(?!platform/|$1/)[^/]+/`, pathNot: '/index[.]ts$' },
  },
  {
    name: 'tables-meet-tables',
    severity: 'error',
    comment:
      'tables.ts names other capabilities only in foreign keys, so it enters tables.ts. Way out: keep all else out of tables.ts.',
    from: { path: `${api}/([^/]+)/tables[.]ts$` },
    to: { path: `${api}/(?!platform/|$1/)[^/]+/`, pathNot: '/tables[.]ts$' },
  },
  {
    name: 'app-lists-capabilities',
    severity: 'error',
    comment: 'main, app and commands see routes, jobs and doors. Way out: export it from index.ts of the capability.',
    from: { path: `${api}/[^/]+[.]ts$` },
    to: { path: `${api}/(?!platform/|demo/)[^/]+/`, pathNot: '/(?:index|routes|jobs)[.]ts$' },
  },
  {
    name: 'capabilities-do-not-look-up',
    severity: 'error',
    comment: 'No capability knows main, app or the commands. Way out: take what is needed as a parameter.',
    from: { path: `${api}/(?!demo/)[^/]+/`, pathNot: tests },
    to: { path: `${api}/[^/]+[.]ts$` },
  },
  {
    name: 'nobody-knows-demo',
    severity: 'error',
    comment: 'The demo village stands above everything. Way out: let demo call you.',
    from: { path: `${both}/[^/]+/`, pathNot: `${api}/demo/` },
    to: { path: `${api}/demo/` },
  },
]

const boundaryRules = [
  {
    name: 'shared-is-a-leaf',
    severity: 'error',
    comment:
      'packages/shared runs on phones too: zod and itself. The ledger may also hash and verify signatures, because a phone ' +
      'checks the log itself (docs/decisions/0014-a-log-that-phones-check.md). Way out: do it in the app.',
    from: { path: `${shared}/`, pathNot: [tests, `${shared}/ledger/digest[.]ts$`] },
    to: { pathNot: [`${shared}/`, packages('zod')] },
  },
  {
    name: 'digests-stand-alone',
    severity: 'error',
    comment: 'ledger/digest.ts is the one file of packages/shared with a library of hashes. Way out: do it in the app.',
    from: { path: `${shared}/ledger/digest[.]ts$` },
    to: { pathNot: [`${shared}/`, packages('@stablelib/[a-z0-9]+')] },
  },
  {
    name: 'apps-never-meet',
    severity: 'error',
    comment: 'The apps meet over HTTP only. Way out: put the contract into packages/shared.',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/(?!$1/)' },
  },
  {
    name: 'apps-know-no-tests',
    severity: 'error',
    comment: 'Shipped code imports no test code, script or test host. Way out: move it into the app.',
    from: { path: '^(?:apps|packages/shared)/', pathNot: tests },
    to: { path: '^(?:tests|scripts|packages/weapp-host)/' },
  },
  {
    name: 'pure-files-do-no-io',
    severity: 'error',
    comment:
      'A file named after a noun, and policy.ts, decide without reading anything. Way out: load in the use case, pass it in.',
    from: { path: nounFile },
    to: {
      dependencyTypesNot: ['type-only'],
      path: [
        `${api}/.*(?:repository|tables|jobs|routes)[.]ts$`,
        `${api}/platform/(?:database|http|files|wechat|jobs)(?:/|[.]ts$)`,
        `${api}/platform/(?:clock|log|config)[.]ts$`,
        packages(...sql, 'koa', '@koa/router', 'pino', 'busboy'),
        '^(?:node:)?(?:fs|net|http|https|http2|dns|tls|child_process|worker_threads)(?:/|$)',
      ],
    },
  },
  {
    name: 'only-http-knows-koa',
    severity: 'error',
    comment: 'Koa stays in platform/http. Way out: bind with route() and return a value, or refuse().',
    from: { path: '^(?:apps|packages)/', pathNot: `${api}/platform/http/` },
    to: { path: packages('koa', '@koa/[^/]+', 'koa-send') },
  },
  {
    name: 'only-repositories-know-sql',
    severity: 'error',
    comment: 'Queries live in repository.ts, tables in tables.ts. Way out: a repository function that takes work.',
    from: {
      path: '^(?:apps|packages)/',
      pathNot: [
        `${api}/platform/database/`,
        `${api}/platform/http/idempotency[.]ts$`, // the repository of stored answers, kept beside the header it serves
        '(?:/|-)(?:repository|tables)[.]ts$',
        tests,
        'drizzle[.][a-z.]+[.]ts$',
      ],
    },
    to: { path: packages(...sql) },
  },
  {
    name: 'only-mini-platform-knows-taro',
    severity: 'error',
    comment: 'The Taro API stays in apps/miniprogram/src/platform; components are free. Way out: a function there.',
    from: { path: '^apps/miniprogram/src/', pathNot: '^apps/miniprogram/src/platform/' },
    to: { path: packages('@tarojs/taro') },
  },
  {
    name: 'no-cycles',
    severity: 'error',
    comment: 'Two files that need each other are one thought. Way out: join them, or take the shared part out.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    severity: 'error',
    comment: 'A file that nothing imports and that imports nothing is forgotten. Way out: delete it.',
    from: { orphan: true, path: '^(?:apps/api|packages/shared)/src/', pathNot: tests },
    to: {},
  },
]

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...directionRules, ...doorRules, ...boundaryRules],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:apps|packages)/[^/]+/dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
