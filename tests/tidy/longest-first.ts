import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take minutes, in whatever project. */
const longest = [
  'tests/ledger/model',
  'tests/pages/looks',
  'tests/crash/',
  'tests/imports/imports',
  'tests/identity/auth',
]

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((part) => moduleId.includes(part))
  return place < 0 ? longest.length : place
}

/** Begins with what takes longest, so that at the end nobody waits for one file alone. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => placeOf(a) - placeOf(b))
  }
}
