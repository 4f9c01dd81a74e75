import { addHousehold } from '@village-points/shared/households/contract.ts'
import { configureVillage, readVillage } from '@village-points/shared/villages/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
beforeAll(async () => {
  village = await openTestVillage()
})
afterAll(() => village.close())

const send = (path: string, more: RequestInit = {}) => {
  const { token, roleId } = village.as('committee')
  const headers = {
    Authorization: `Bearer ${token}`,
    'X-Acting-Role': roleId,
    'Idempotency-Key': `test-${Math.random()}`,
  }
  return fetch(`${village.address}/api${path}`, { ...more, headers: { ...headers, ...more.headers } })
}
const settings = { telephone: '022-29990000', publicityDays: 5, yuanPerPoint: 0.5, nameMasking: 'masked_name' as const }

describe('every answer', () => {
  it('carries the request id it was sent, or one of its own', async () => {
    const sent = await send('/villages/current', { headers: { 'X-Request-Id': 'phone-12345678' } })
    expect(sent.headers.get('X-Request-Id')).toBe('phone-12345678')
    const own = await send('/villages/current', { headers: { 'X-Request-Id': 'bad id\u00e9' } })
    expect(own.headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('is never kept by a cache', async () => {
    expect((await send('/villages/current')).headers.get('Cache-Control')).toBe('no-store')
  })
})

describe('bad input', () => {
  it('is told field by field, and leaves no trace', async () => {
    const before = await village.as('committee').ok(readVillage)
    const body = { ...settings, telephone: '12', publicityDays: 1 }
    const { status, error } = await village.as('committee').call(configureVillage, { body })
    expect(status).toBe(400)
    expect(error?.fields).toEqual({
      telephone: '电话要写成 022-29990000 或 11 位手机号',
      publicityDays: '公示最少 3 天',
    })
    expect(await village.as('committee').ok(readVillage)).toEqual(before)
  })

  it('names a field deep inside', async () => {
    const body = {
      villagersGroupId: village.groups[0]!.villagersGroupId,
      doorNumber: '1号',
      members: [{ name: '', relation: '户主', isHead: true }],
    }
    const { error } = await village.as('committee').call(addHousehold, { body })
    expect(error?.fields).toEqual({ 'members.0.name': '请填写姓名' })
  })

  it.each([
    ['half a document', '{"telephone": "022'],
    ['something else', 'telephone=1'],
  ])('of %s is refused in words', async (_name, body) => {
    const answer = await send('/villages/current/settings', { method: 'PUT', body })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ error: { code: 'platform.invalid_request' } })
  })

  it('that is too large is refused before it is read to the end', async () => {
    const answer = await send('/villages/current/settings', { method: 'PUT', body: 'x'.repeat(300 * 1024) })
    expect(answer.status).toBe(413)
  })
})

it('says that it lives', async () => {
  expect(await (await fetch(`${village.address}/api/healthz`)).json()).toEqual({ status: 'ok' })
})

it('finds nothing where nothing is', async () => {
  expect(await (await send('/nowhere')).json()).toMatchObject({ error: { code: 'platform.not_found' } })
})
