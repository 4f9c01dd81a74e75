import { bindings } from '@village-points/api/app.ts'
import { isPermitted, type Permission, type Role } from '@village-points/shared/identity/permissions.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { probes } from '../identity/probes/probes.ts'
import { openScene, type Scene } from '../identity/scene.ts'
import { expectSoundBooks } from '../ledger/audit.ts'
import { isChosen } from '../tidy/chosen.ts'
import { openStored, type Stored } from './everything-stored.ts'
import { openStatementFaults } from './statement-faults.ts'
import { prepareWrite } from './write-preparations.ts'

/** More statements than any write needs; a write that needs more does too much. */
const MOST_STATEMENTS = 1000

/** The first few of every write, and of the others what is chosen. */
const isPlayed = (name: string, n: number): boolean => n <= 3 || isChosen(`${name} ${n}`, 4)

const writes = bindings.map(({ endpoint }) => endpoint).filter((one) => one.method !== 'GET' && !one.changesNothing)

let scene: Scene
let stored: Stored
const faults = openStatementFaults()

beforeAll(async () => {
  const write = process.stderr.write.bind(process.stderr)
  // The server logs each planted fault, as it should; anything else it complains of is shown.
  const isExpected = (line: string) => /planted:|COMMIT was answered by ROLLBACK/.test(line)
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => isExpected(String(line)) || write(line))
  scene = await openScene()
  stored = await openStored(scene.village)
})
afterAll(async () => {
  await expectSoundBooks(scene.village)
  await stored.close()
  faults.close()
  vi.restoreAllMocks()
  await scene.village.close()
})

/** The first role that may: officials before villagers, so that other people's households can be aimed at. */
const roles: readonly Role[] = [
  'committee',
  'clerk',
  'villager',
  'group_leader',
  'operator',
  'town_officer',
  'supervisor',
]
const roleFor = (permission: string): Role =>
  ['public', 'signed_in'].includes(permission)
    ? 'committee'
    : roles.find((role) => isPermitted(role, permission as Permission))!

describe('when the n-th statement fails, for every n, nothing has happened:', { timeout: 120_000 }, () => {
  afterEach(() => void faults.disarm())

  it.each(writes.map((endpoint) => [endpoint.name, endpoint] as const))('%s', async (name, endpoint) => {
    const probe = probes.find((one) => one.endpoint.name === name)
    if (!probe) return expect.fail(`${name} has no probe: tests/identity/probes`)
    const role = roleFor(endpoint.permission)
    const client = await scene.freshly(role)
    const aim = { ...scene.aim(role, role === 'villager' ? 'own' : 'village'), actor: client }
    const { input, options } = (await prepareWrite(name, aim, scene)) ?? (await probe.prepare(scene, aim))
    const call = () => client.call(endpoint, input, { ...options, key: `every-statement-of-${name}` })
    const before = await stored.settled()
    for (let n = 1; n < MOST_STATEMENTS; n++) {
      if (!isPlayed(name, n)) continue
      faults.failAt(n)
      const answer = await call()
      if (!faults.disarm()) {
        expect([n, answer.error]).toEqual([n, undefined])
        expect(n, 'a write without statements').toBeGreaterThan(3)
        break
      }
      expect([n, answer.status, answer.error?.code]).toEqual([n, 503, 'platform.fault'])
      expect((await stored.digest()) === before, `statement ${n} failed and something was kept`).toBe(true)
    }
    expect((await stored.settled()) === before, 'the write did nothing').toBe(false)
    await probe.tidyUp(scene, aim)
  })
})
