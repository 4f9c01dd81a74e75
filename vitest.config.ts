import { defineConfig } from 'vitest/config'
import { serverEnvironment } from './scripts/server-process.mjs'
import { ledgerCore } from './tests/mutation/ledger-core.ts'
import LongestFirst from './tests/tidy/longest-first.ts'

Object.assign(process.env, serverEnvironment) // commands, readers and printers start quicker

const browserTests = [
  'tests/**/*.browser.test.ts',
  'tests/weapp-host/**/*.test.ts',
  'tests/journeys/**/!(*-over-http).test.ts',
]
const elsewhere = ['**/node_modules/**', '**/dist/**']

/** Files of `quick` that `pnpm check` leaves to its other run. */
const leftOut = process.env.LEFT_OUT?.split(' ') ?? []

/** Files whose villages are opened on whatever engine is asked for: all that go through `openTestVillage` and the like. */
const onEitherEngine = [
  'tests/{adoption,audit,backup,crash,declarations,deductions,fund,honors,households,identity,imports,ledger,messages,objections}/**/*.test.ts',
  'tests/{postgres,publicity,review,rewards,rules,supervision,villages}/**/*.test.ts',
  'tests/platform/{disk-trouble,failed-statements,limits,requests,together}.test.ts',
]

/**
 * Three projects: `quick` needs nothing but Node; `postgres` tells the same stories on a PostgreSQL of its own; `browser`
 * drives Chromium. They run side by side: while one waits for its server or its browser, another one works.
 */
export default defineConfig({
  test: {
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    pool: 'forks', // better-sqlite3 is native: no threads
    globalSetup: ['tests/tidy/seed.ts', 'tests/village/founded-for-all.ts'],
    coverage: {
      provider: 'v8',
      include: ledgerCore, // some test runs every branch (`pnpm check`)
      reporter: [['text', { skipFull: true }]],
      reportsDirectory: 'node_modules/.cache/coverage',
      thresholds: { branches: 100, functions: 100, lines: 100, statements: 100 },
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'quick',
          isolate: false, // files share a process: reading every module anew for each would take a third of the time
          include: ['tests/**/*.test.ts', 'packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts'],
          exclude: [...elsewhere, ...browserTests, 'tests/postgres/**', ...leftOut],
          setupFiles: ['tests/tidy/note-answers.ts', 'tests/tidy/use-seed.ts'],
          testTimeout: 60_000, // beside two other files, whatever they do
          hookTimeout: 120_000, // a hook may create the whole demo village
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          isolate: false, // files share a process: reading every module anew for each would take a third of the time
          include: [...onEitherEngine, 'tests/postgres/**/*.test.ts'],
          exclude: elsewhere,
          globalSetup: ['tests/village/postgres-for-all.ts'],
          setupFiles: ['tests/village/on-postgres.ts', 'tests/tidy/note-answers.ts', 'tests/tidy/use-seed.ts'],
          testTimeout: 120_000, // every statement is a round trip
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: browserTests,
          exclude: elsewhere,
          setupFiles: ['tests/tidy/note-answers.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
