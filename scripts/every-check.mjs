// Everything that must hold, the quickest first.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildWhenStale } from './builds.mjs'
import { projectFolder, projectNode, run, secondsSince, step } from './steps.mjs'

const cruised = ['apps', 'packages', 'tests', 'scripts']

const builds = ['weapp', 'h5'].map((target) => [`build for ${target}`, () => buildWhenStale(target)])

/** Checks without running the product. */
const stillChecks = [
  ['format and lint', () => run('biome', ['check', '--error-on-warnings', '.'])],
  ['types', () => run('tsc', ['--noEmit', '-p', '.'])],
  ['types of the mini-program', () => typesOf('apps/miniprogram')],
  ['shape: who may know whom', () => run('depcruise', ['--config', '.dependency-cruiser.mjs', ...cruised])],
  ['no dead files, exports, dependencies', () => run('knip', ['--no-progress'])],
  ['generated files are current', () => run(projectNode, ['scripts/generate.mjs', '--check'])],
]

/**
 * Counting branches costs time and memory: only stories that run the ledger's core are counted, without the long
 * model, and what was counted is not run again.
 */
const model = 'tests/ledger/model.test.ts'
const stories = ['ledger', 'fund', 'rewards', 'declarations', 'deductions', 'review'].map((name) => `tests/${name}/`)
const counted = stories.map((folder) => (model.startsWith(folder) ? `${folder}!(model).test.ts` : `${folder}**`))

/** Runs of vitest that together are all tests: name, parameters, environment. */
const allTests = [
  [
    'tests of the ledger’s core, every branch of it',
    ['--project', 'quick', '--coverage', ...stories],
    { LEFT_OUT: model },
  ],
  ['all other tests', [], { LEFT_OUT: counted.join(' '), THOROUGH: '1' }],
]
const fastTests = [['tests', ['--project', 'quick'], {}]]

const typesOf = async (folder) =>
  existsSync(join(projectFolder, folder, 'tsconfig.json'))
    ? run('tsc', ['--noEmit', '-p', folder])
    : { code: 0, output: '' }

/** Tests of vitest's own report: a file that could not even be loaded is one failure. */
const countTests = (report, code) => {
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  ).length
  const failed = numFailedTests + brokenFiles
  return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
}

const runTests = async (name, workFolder, parameters, environment) => {
  const startedAt = performance.now()
  const report = join(workFolder, `${name}.json`)
  const { code } = await run(
    'vitest',
    ['run', ...parameters, '--reporter=default', '--reporter=json', `--outputFile=${report}`],
    { environment: { NOTED_ANSWERS: workFolder, ...environment }, isShown: true },
  )
  const counts = countTests(report, code)
  console.log(`${counts.failed === 0 ? '✓' : '✗'} ${name} (${secondsSince(startedAt)})`)
  return counts
}

/**
 * Runs every check and returns how many passed and failed.
 * @param {{ isFast: boolean }} options
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export const checkEverything = async ({ isFast }) => {
  const total = { passed: 0, failed: 0 }
  const count = (isPassed) => total[isPassed ? 'passed' : 'failed']++
  const oneByOne = async (steps) => {
    for (const [name, work] of steps) count(await step(name, work))
  }
  await Promise.all([oneByOne(stillChecks), oneByOne(isFast ? [] : builds)]) // each keeps one core busy
  const cache = join(projectFolder, 'node_modules', '.cache')
  mkdirSync(cache, { recursive: true })
  const workFolder = mkdtempSync(join(cache, 'check-'))
  for (const [name, parameters, environment] of isFast ? fastTests : allTests) {
    const tests = await runTests(name, workFolder, parameters, environment)
    total.passed += tests.passed
    total.failed += tests.failed
  }
  count(
    await step('every declared error was met in a test', () =>
      run(projectNode, ['tests/tidy/declared-errors.ts', workFolder]),
    ),
  )
  rmSync(workFolder, { recursive: true })
  return total
}

/** Prints the one line that scripts read, and sets the exit code. */
export const conclude = ({ passed, failed }) => {
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}
