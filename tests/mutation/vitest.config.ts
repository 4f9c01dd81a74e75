import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * The quickest first: a bent line is mostly caught by the first file that meets it, and then the others need not run. Of
 * those that open a village the fund leads: it earns inside its tests, and a hook that fails counts as no answer.
 */
const stories = [
  ...['ledger/transfer', 'ledger/merkle-tree', 'ledger/statement', 'ledger/period', 'ledger/signing-key', 'fund/fund'],
  ...['ledger/shortfalls', 'ledger/laws', 'ledger/closed-years', 'ledger/account-laws', 'ledger/posting', 'ledger/log'],
  ...['ledger/merging-and-splitting', 'ledger/household-account', 'ledger/announcing', 'ledger/closing'],
  'deductions/deducting',
].map((name) => `tests/${name}.test.ts`)

class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const placeOf = ({ moduleId }: TestSpecification) => stories.findIndex((story) => moduleId.endsWith(story))
    return files.toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}

const sourcesOf = (folder: string) => fileURLToPath(new URL(`../../${folder}/src/`, import.meta.url))

/** What `pnpm mutate` runs for every bent line: without races and long runs, over the copy of the sources that is bent. */
export default defineConfig({
  resolve: {
    alias: { '@village-points/api/': sourcesOf('apps/api'), '@village-points/shared/': sourcesOf('packages/shared') },
  },
  test: {
    include: stories,
    setupFiles: ['tests/mutation/fixed-seed.ts'],
    sequence: { sequencer: QuickestFirst },
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
})
