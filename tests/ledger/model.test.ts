import fc from 'fast-check'
import { afterAll, beforeAll, it } from 'vitest'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { expectSoundBooks } from './audit.ts'
import { playIn } from './model-scene.ts'
import { steps } from './model-steps.ts'

/** All of it where nobody waits, as on the build machine (`CI`); `npm test` asks for a part; while working, a taste is enough. */
const COMMANDS = process.env.CI ? 20_000 : process.env.THOROUGH ? 1_000 : 300
const MOST_AT_ONCE = 400
const SCENES_A_ROUND = 5

let village: TestVillage

beforeAll(async () => {
  village = await openTestVillage()
})
afterAll(() => village.close())

it(`does whatever people ask in whatever order, ${COMMANDS} times, and every figure is what plain addition says`, {
  timeout: 1_800_000,
}, async () => {
  const { openScene, newModel, done } = playIn(village)
  const scenes = fc.asyncProperty(fc.commands(steps, { maxCommands: MOST_AT_ONCE, size: 'max' }), async (commands) => {
    village.clock.set('2026-11-23T02:00:00Z')
    const scene = await openScene()
    await fc.asyncModelRun(() => ({ model: newModel(), real: scene }), commands)
    await expectSoundBooks(village)
  })
  const first = Number(process.env.FAST_CHECK_SEED)
  for (let seed = first; done() < COMMANDS; seed++) {
    await fc.assert(scenes, { numRuns: SCENES_A_ROUND, endOnFailure: true, seed })
  }
})
