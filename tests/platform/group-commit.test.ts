import { groupCommit, type Lane } from '@village-points/api/platform/database/group-commit.ts'
import type { Tx } from '@village-points/api/platform/database/store.ts'
import { expect, it } from 'vitest'

/** Longer than a commit's requests may run together. */
const LONG_MS = 100

/** A lane that tells which requests each of its commits held. */
const openLane = () => {
  const commits: string[][] = []
  const tx = { savepoint: (run: (tx: Tx) => Promise<unknown>) => run(tx) } as Tx
  const lane: Lane = {
    tx,
    begin: () => commits.push([]),
    next() {},
    commit() {},
    rollback() {},
    trouble: () => undefined,
    release() {},
  }
  const { write } = groupCommit(() => lane)
  const ask = (name: string, work?: () => Promise<unknown>): Promise<string> =>
    write(async () => {
      await work?.()
      commits.at(-1)!.push(name)
      return name
    })
  return { commits, ask }
}

it('commits after a long request, and does the others afterwards in their order', async () => {
  const { commits, ask } = openLane()
  const long = () => new Promise((resolve) => setTimeout(resolve, LONG_MS))
  expect(await Promise.all([ask('long', long), ask('two'), ask('three')])).toEqual(['long', 'two', 'three'])
  expect(commits[0]).toEqual(['long'])
  expect(commits.flat()).toEqual(['long', 'two', 'three'])
})
