import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The quickest first: a bent line is mostly caught by the first file that meets it, and then the others need not run. */
const stories = [
  ...['transfer', 'merkle-tree', 'statement', 'signing-key', 'laws', 'closed-years', 'account-laws', 'posting', 'log'],
  ...['merging-and-splitting', 'household-account', 'shortfalls', 'announcing', 'closing'],
  'fund',
].map((name) => `tests/${name === 'fund' ? name : 'ledger'}/${name}.test.ts`)

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
