import { defineConfig } from 'vitest/config'

const browserTests = [
  'tests/**/*.browser.test.ts',
  'tests/weapp-host/**/*.test.ts',
  'tests/journeys/**/!(*-over-http).test.ts',
]
const elsewhere = ['**/node_modules/**', '**/dist/**']

/** Two projects: `quick` needs nothing but Node; `browser` drives Chromium, one file at a time, after the quick ones. */
export default defineConfig({
  test: {
    pool: 'forks', // better-sqlite3 is native: a process of its own per file
    globalSetup: ['tests/tidy/seed.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'quick',
          include: ['tests/**/*.test.ts', 'packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts'],
          exclude: [...elsewhere, ...browserTests],
          setupFiles: ['tests/tidy/note-answers.ts', 'tests/tidy/use-seed.ts'],
          maxWorkers: 2,
          testTimeout: 20_000,
          hookTimeout: 120_000, // a hook may create the whole demo village
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: browserTests,
          exclude: elsewhere,
          setupFiles: ['tests/tidy/note-answers.ts'],
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
