import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type IConfiguration, type ICruiseResult, type IViolation } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectFolder } from './sources.ts'

const configuration = new URL('../../.dependency-cruiser.mjs', import.meta.url).href
const { default: rules } = (await import(configuration)) as { default: Required<IConfiguration> }

/** For each rule a file that breaks it, as `file → what it imports`. */
const violations: Record<string, [file: string, imports: string]> = {
  'direction-platform': ['apps/api/src/platform/mistake.ts', '../identity/index.ts'],
  'direction-identity': ['apps/api/src/identity/mistake-made.ts', '../villages/index.ts'],
  'direction-villages': ['apps/api/src/villages/mistake-made.ts', '../households/index.ts'],
  'direction-households': ['packages/shared/src/households/contract.ts', '../ledger/contract.ts'],
  'direction-messages': ['apps/api/src/messages/mistake-made.ts', '../ledger/index.ts'],
  'direction-rules': ['apps/api/src/rules/mistake-made.ts', '../ledger/index.ts'],
  'direction-ledger': ['apps/api/src/ledger/mistake-made.ts', '../declarations/index.ts'],
  'direction-fund': ['apps/api/src/fund/mistake-made.ts', '../declarations/index.ts'],
  'direction-declarations': ['apps/api/src/declarations/mistake-made.ts', '../rewards/index.ts'],
  'direction-adoption': ['apps/api/src/adoption/mistake-made.ts', '../rewards/index.ts'],
  'direction-review': ['apps/api/src/review/mistake-made.ts', '../rewards/index.ts'],
  'direction-deductions': ['apps/api/src/deductions/mistake-made.ts', '../rewards/index.ts'],
  'direction-objections': ['apps/api/src/objections/mistake-made.ts', '../rewards/index.ts'],
  'direction-publicity': ['apps/api/src/publicity/mistake-made.ts', '../rewards/index.ts'],
  'direction-rewards': ['apps/api/src/rewards/mistake-made.ts', '../declarations/index.ts'],
  'direction-audit': ['apps/api/src/audit/mistake-made.ts', '../somewhere/index.ts'],
  'direction-supervision': ['apps/api/src/supervision/mistake-made.ts', '../rewards/index.ts'],
  'direction-honors': ['apps/api/src/honors/mistake-made.ts', '../rewards/index.ts'],
  'direction-backup': ['apps/api/src/backup/mistake-made.ts', '../somewhere/index.ts'],
  'direction-imports': ['apps/api/src/imports/mistake-made.ts', '../somewhere/index.ts'],
  'capability-has-a-place': ['apps/api/src/somewhere/mistake-made.ts', '../ledger/index.ts'],
  'door-only': ['apps/api/src/ledger/reach-inside.ts', '../households/household.ts'],
  'tables-meet-tables': ['apps/api/src/ledger/tables.ts', '../households/index.ts'],
  'app-lists-capabilities': ['apps/api/src/app.ts', './households/household.ts'],
  'capabilities-do-not-look-up': ['apps/api/src/ledger/look-up.ts', '../app.ts'],
  'nobody-knows-demo': ['apps/api/src/ledger/know-demo.ts', '../demo/create-demo-village.ts'],
  'shared-is-a-leaf': ['packages/shared/src/platform/page.ts', 'node:fs'],
  'digests-stand-alone': ['packages/shared/src/ledger/digest.ts', 'node:crypto'],
  'apps-never-meet': ['apps/miniprogram/src/home/home.ts', '../../../api/src/app.ts'],
  'apps-know-no-tests': ['apps/api/src/ledger/know-tests.ts', '../../../../tests/village/test-village.ts'],
  'pure-files-do-no-io': ['apps/api/src/households/household-card.ts', './repository.ts'],
  'only-http-knows-koa': ['apps/api/src/ledger/serve.ts', 'koa'],
  'only-repositories-know-sql': ['apps/api/src/ledger/query-rows.ts', 'drizzle-orm'],
  'only-mini-platform-knows-taro': ['apps/miniprogram/src/mine/mine.ts', '@tarojs/taro'],
  'no-cycles': ['apps/api/src/rules/first.ts', './second.ts'],
  'no-orphans': ['apps/api/src/rules/forgotten.ts', ''],
}

const innocent = [
  ...['identity', 'villages', 'households', 'ledger', 'declarations', 'rewards', 'somewhere'].map(
    (name) => `apps/api/src/${name}/index.ts`,
  ),
  'apps/api/src/households/household.ts',
  'apps/api/src/households/repository.ts',
  'apps/api/src/demo/create-demo-village.ts',
  'packages/shared/src/ledger/contract.ts',
  'tests/village/test-village.ts',
]

let planted: string

const plant = (file: string, text: string) => {
  mkdirSync(dirname(join(planted, file)), { recursive: true })
  writeFileSync(join(planted, file), text)
}

const violationsIn = async (folder: string, parts: string[]): Promise<readonly IViolation[]> => {
  const { output } = await cruise(parts, {
    ...rules.options,
    ruleSet: { forbidden: rules.forbidden },
    validate: true,
    baseDir: folder,
  })
  return (output as ICruiseResult).summary.violations
}

beforeAll(() => {
  planted = mkdtempSync(join(tmpdir(), 'direction-'))
  for (const file of innocent) plant(file, 'export const one = 1\n')
  for (const [file, imported] of Object.values(violations)) {
    plant(file, imported ? `import '${imported}'\nexport const one = 1\n` : 'export const one = 1\n')
  }
  plant('apps/api/src/rules/second.ts', "import './first.ts'\nexport const two = 2\n")
})
afterAll(() => rmSync(planted, { recursive: true }))

describe('the direction of the code', () => {
  it('catches a planted violation of every rule', async () => {
    const found = await violationsIn(planted, ['apps', 'packages'])
    const missed = Object.entries(violations).filter(
      ([rule, [file]]) => !found.some((one) => one.rule.name === rule && one.from === file),
    )
    expect(missed).toEqual([])
    expect(Object.keys(violations).sort()).toEqual(rules.forbidden.map(({ name }) => name).sort())
  })

  it('names the way out of every rule', () => {
    for (const { comment } of rules.forbidden) expect(comment).toMatch(/Way out: /)
  })

  it('is kept by the real tree', async () => {
    const found = await violationsIn(projectFolder, ['apps', 'packages', 'tests', 'scripts'])
    expect(found.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
  })
})
