// `pnpm mutate`: bends the ledger's core place by place and sees whether a test notices. README.md beside this says more.
import { ledgerCore } from './ledger-core.ts'

export default {
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'tests/mutation/vitest.config.ts', related: false, pool: 'threads' },
  mutate: ledgerCore,
  mutator: { excludedMutations: ['StringLiteral'] }, // words of messages and of thrown faults decide nothing
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  incremental: true,
  incrementalFile: '.cache/mutation/incremental.json',
  tempDirName: '.cache/stryker',
  concurrency: 2,
  // Generous, so that a busy machine is not taken for an endless loop; those are counted, and end sooner.
  timeoutMS: 30_000,
  timeoutFactor: 2,
  reporters: ['progress-append-only', 'clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: '.cache/mutation/report.json' },
  thresholds: { high: 95, low: 90, break: 85 },
}
