import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { crashOnce, openCrashScene, type Scene } from './crash-cycle.ts'

/** `pnpm check` and `npm test` ask for fifty; while working, a few are enough. */
const CYCLES = process.env.THOROUGH ? 50 : 4
/** Cycles in which the planted mistake must show; one is usually enough. */
const CHANCES = 10

const folder = mkdtempSync(join(tmpdir(), 'village-points-crash-'))
let scene: Scene
beforeAll(async () => {
  scene = await openCrashScene(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it(`killed ${CYCLES} times while it records awards, the server has kept all that it acknowledged`, {
  timeout: 1_200_000,
}, async () => {
  let acknowledged = 0
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    const crashed = await crashOnce(scene)
    expect(crashed.problems).toEqual([])
    acknowledged += crashed.acknowledged
  }
  expect(acknowledged).toBeGreaterThan(CYCLES)
})

it('finds a server that answers before it commits', { timeout: 240_000 }, async () => {
  const problems: string[] = []
  for (let cycle = 0; cycle < CHANCES && problems.length === 0; cycle++) {
    problems.push(...(await crashOnce(scene, 'hasty')).problems)
  }
  expect(problems.join()).toMatch(/acknowledged awards are lost/)
})
