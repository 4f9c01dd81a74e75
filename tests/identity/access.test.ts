import { bindings } from '@village-points/api/app.ts'
import { isPermitted, type Permission, Role } from '@village-points/shared/identity/permissions.ts'
import type { Endpoint } from '@village-points/shared/platform/endpoint.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectRefusal, openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
beforeAll(async () => {
  village = await openTestVillage()
})
afterAll(() => village.close())

const closed = bindings.map(({ endpoint }) => endpoint).filter(({ permission }) => permission !== 'public')
const file = { name: '表.csv', bytes: Buffer.from('a') }

/** Fits no contract, which is enough: who calls is asked before anything else is. */
const anything = (endpoint: Endpoint) => {
  const names = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => [name, 'x'])
  return { params: Object.fromEntries(names), ...(endpoint.body ? { body: {} } : {}) } as never
}

describe('every endpoint that is not public', () => {
  it.each(closed.map((endpoint) => [endpoint.name, endpoint] as const))(
    '%s refuses a stranger',
    async (_, endpoint) => {
      const options = endpoint.upload ? { file } : {}
      await expectRefusal(village.stranger.call(endpoint, anything(endpoint), options), 'platform.not_signed_in')
    },
  )

  it.each(closed.map((endpoint) => [endpoint.name, endpoint] as const))(
    '%s lets nobody in whose role does not hold its permission',
    async (_, endpoint) => {
      if (endpoint.permission === 'signed_in') return
      for (const role of Role.options) {
        if (isPermitted(role, endpoint.permission as Permission)) continue
        const options = endpoint.upload ? { file } : {}
        const { error } = await village.as(role).call(endpoint, anything(endpoint), options)
        expect(['platform.not_permitted', 'platform.invalid_request']).toContain(error?.code)
      }
    },
  )
})
