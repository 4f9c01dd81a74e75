import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PostgresServer, startPostgres } from '../village/postgres-server.ts'
import { type Crash, crashOnce, openCrashScene, type Scene } from './crash-cycle.ts'

const isPostgres = process.env.DATABASE_URL !== undefined
const [all, some, few] = isPostgres ? [50, 3, 2] : [50, 8, 4]
/** The build machine (`CI`) asks for all kills, `npm test` for some; while working, a few are enough. */
const CYCLES = process.env.CI ? all : process.env.THOROUGH ? some : few
/** Cycles in which the planted mistake must show; one is usually enough. */
const CHANCES = 10

const folder = mkdtempSync(join(tmpdir(), 'village-points-crash-'))
let scene: Scene
let postgres: PostgresServer | undefined
beforeAll(async () => {
  if (isPostgres) {
    postgres = await startPostgres({ isDurable: true }) // the run's own does not wait for its disk
    process.env.DATABASE_URL = postgres.urlOf('village')
  }
  scene = await openCrashScene(folder, postgres)
})
afterAll(async () => {
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const victims = isPostgres ? (['server', 'database'] as const) : (['server'] as const)

describe.each(victims)(`when the %s is killed ${CYCLES} times while awards are recorded`, (victim) => {
  const crash = (more: Crash = {}) => crashOnce(scene, { victim, ...more })

  it('all that was acknowledged is kept', { timeout: 1_200_000 }, async () => {
    let acknowledged = 0
    for (let cycle = 0; cycle < CYCLES; cycle++) {
      const crashed = await crash()
      expect(crashed.problems).toEqual([])
      acknowledged += crashed.acknowledged
    }
    expect(acknowledged).toBeGreaterThan(CYCLES)
  })

  it('a server that answers before it commits is found out', { timeout: 480_000 }, async () => {
    const problems: string[] = []
    for (let cycle = 0; cycle < CHANCES && problems.length === 0; cycle++) {
      problems.push(...(await crash({ mistake: 'hasty' })).problems)
    }
    expect(problems.join()).toMatch(/acknowledged awards are lost/)
  })
})
