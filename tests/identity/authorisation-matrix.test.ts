import { bindings } from '@village-points/api/app.ts'
import { isPermitted, type Permission, type Role } from '@village-points/shared/identity/permissions.ts'
import type { Endpoint } from '@village-points/shared/platform/endpoint.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isChosen } from '../tidy/chosen.ts'
import { type Answer, type Client, openClient } from '../village/client.ts'
import { type Cell, type Row, readTable, writeTable } from './matrix-table.ts'
import type { Probe } from './probes/probe.ts'
import { probes } from './probes/probes.ts'
import { type Aim, type Distance, openScene, type Scene } from './scene.ts'

const endpoints: readonly Endpoint[] = bindings.map(({ endpoint }) => endpoint)
const expected = process.env.UPDATE_MATRIX ? undefined : readTable()
const observed = new Map<string, Row>()
const played = expected ? probes.filter(({ endpoint }) => isChosen(endpoint.name, 3)) : probes

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(async () => {
  await scene.village.close()
  if (!expected) writeTable(observed)
})

const refusals = new Set([401, 403, 404])
/** A batch is refused as a whole when it holds a household that the caller may not award. */
const isRefused = ({ status, error }: Answer) =>
  refusals.has(status) || error?.code === 'declaration.batch_has_problems'

const isThere = (probe: Probe, answer: Answer, aim: Aim) =>
  answer.error ? !isRefused(answer) : probe.isShown(answer.body, aim)

const distances = { household: ['own', 'group', 'village'], village: ['village'], nothing: ['village'] } as const

const send = async (probe: Probe, client: Client, aim: Aim): Promise<Answer> => {
  const { input, options } = await probe.prepare(scene, aim)
  const answer = await client.call(probe.endpoint, input, options)
  if (answer.status === 400 || answer.status === 503) {
    expect.fail(`the probe is not sound: ${JSON.stringify(answer.error)}`)
  }
  await probe.tidyUp(scene, aim)
  expectNothingOfTheNeighbor(answer)
  return answer
}

/** Whatever is answered to somebody of this village, nothing of the other village is in it. */
const expectNothingOfTheNeighbor = ({ body, error }: Answer) => {
  const { villageId, homes } = scene.village.neighbor
  const text = error ? '' : JSON.stringify(body)
  for (const id of [villageId, homes.villager.householdId, homes.other.householdId]) expect(text).not.toContain(id)
}

/** Whether the aim was reached: shown, changed, or refused for a reason that only one who may reach it learns. */
const isReached = async (probe: Probe, client: Client, aim: Aim): Promise<boolean> =>
  isThere(probe, await send(probe, client, aim), aim)

const wordFor = (reached: ReadonlySet<Distance>): Cell => {
  const [own, group, village] = [reached.has('own'), reached.has('group'), reached.has('village')]
  if (village && group) return own ? 'village' : 'village, not own'
  if (group) return own ? 'group' : 'group, not own'
  return own ? 'own' : 'none'
}

const cellOf = async (probe: Probe, role: Role): Promise<Cell> => {
  const client = await scene.freshly(role)
  const reached = new Set<Distance>()
  for (const distance of distances[probe.aimedAt]) {
    const aim = scene.aim(role, distance)
    const answer = await send(probe, client, aim)
    if (answer.error?.code === 'platform.not_permitted') return '—'
    if (isThere(probe, answer, aim)) reached.add(distance)
  }
  if (probe.aimedAt === 'household') return wordFor(reached)
  return reached.size > 0 ? 'yes' : 'none'
}

const rowOf = async (probe: Probe): Promise<Row> => {
  const stranger = await send(probe, scene.village.stranger, scene.aim('villager', 'village'))
  const row: Record<string, Cell> = { nobody: stranger.error?.code === 'platform.not_signed_in' ? '—' : 'yes' }
  for (const role of scene.roles) row[role] = await cellOf(probe, role)
  return row
}

describe('the authorisation matrix', () => {
  it('has a row for every endpoint and for nothing else', () => {
    const names = endpoints.map(({ name }) => name).toSorted()
    expect(probes.map(({ endpoint }) => endpoint.name).toSorted()).toEqual(names)
    if (expected) expect([...expected.keys()].toSorted()).toEqual(names)
  })

  it.each(played.map((probe) => [probe.endpoint.name, probe] as const))('%s', async (name, probe) => {
    const row = await rowOf(probe)
    observed.set(name, row)
    if (expected) expect(row).toEqual(expected.get(name))
    expect(Object.values(row).some((cell) => cell !== '—' && cell !== 'none')).toBe(true)
  })
})

const needsRole = ({ endpoint }: Probe) => endpoint.permission !== 'public' && endpoint.permission !== 'signed_in'
const guarded = played.filter(needsRole).map((probe) => [probe.endpoint.name, probe] as const)

describe('the neighbouring village', () => {
  it.each(guarded.filter(([, probe]) => probe.aimedAt !== 'nothing'))('is out of reach of %s', async (_, probe) => {
    for (const role of scene.roles.filter((one) => isPermitted(one, probe.endpoint.permission as Permission))) {
      expect(await isReached(probe, scene.village.as(role), scene.aim(role, 'neighbor')), role).toBe(false)
    }
  })
})

describe('a role that is not held', () => {
  it.each(guarded)('opens nothing through %s', async (_, probe) => {
    const { village } = scene
    const { input, options } = await probe.prepare(scene, scene.aim('villager', 'own'))
    for (const role of scene.roles.filter((one) => one !== 'villager')) {
      const borrowed = openClient(village.address, village.as('villager').token, village.as(role).roleId)
      const answer = await borrowed.call(probe.endpoint, input, options)
      expect(answer.error?.code, role).toBe('platform.role_not_held')
    }
    await probe.tidyUp(scene, scene.aim('villager', 'own'))
  })
})
