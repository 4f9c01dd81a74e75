import { awardHousehold } from '@village-points/shared/declarations/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { deed, figuresOf, TODAY } from '../village/deeds.ts'
import { expectRefusal, openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
let untouched: TestVillage['more']

beforeAll(async () => {
  village = await openTestVillage({ households: 4 })
  untouched = village.more
})
afterAll(async () => {
  await expectSoundBooks(village)
  await village.close()
})

/** Households that no test has awarded yet. */
const fresh = (count: number) => {
  const taken = untouched.slice(0, count)
  untouched = untouched.slice(count)
  return taken
}

describe('the same request sent again', () => {
  it('is answered, not done, again; with another content it is refused', async () => {
    const [home] = fresh(1)
    const key = 'kept-on-the-phone-1'
    const sent = deed(village, '义务巡逻', home!, { deedOn: TODAY })
    const first = await village.as('committee').call(awardHousehold, sent, { key })
    village.clock.advance({ minutes: 3 })
    const again = await village.as('committee').call(awardHousehold, sent, { key })
    expect(first.headers.get('Idempotency-Hit')).toBeNull()
    expect(again.headers.get('Idempotency-Hit')).toBe('true')
    expect(again.body).toEqual(first.body)
    const other = deed(village, '代购代办', home!)
    await expectRefusal(village.as('committee').call(awardHousehold, other, { key }), 'platform.idempotency_key_reused')
    const { villager } = village.homes
    const leader = village.as('group_leader').call(awardHousehold, deed(village, '代购代办', villager), { key })
    await expectRefusal(leader, 'platform.idempotency_key_reused')
    for (const missing of ['', 'short']) {
      const answer = village.as('committee').call(awardHousehold, sent, { key: missing })
      await expectRefusal(answer, 'platform.idempotency_key_missing')
    }
    expect(await figuresOf(village, home!)).toMatchObject({ availablePoints: 100 })
  })

  it('by a double tap awards once', async () => {
    const [home] = fresh(1)
    const key = 'double-tap-key-1'
    const sent = deed(village, '义务巡逻', home!, { deedOn: TODAY })
    const taps = await Promise.all([1, 2].map(() => village.as('committee').call(awardHousehold, sent, { key })))
    expect(taps.map(({ status }) => status)).toEqual([200, 200])
    expect(taps.filter(({ headers }) => headers.get('Idempotency-Hit') === 'true')).toHaveLength(1)
    expect(taps[0]!.body).toEqual(taps[1]!.body)
    expect(await figuresOf(village, home!)).toMatchObject({ availablePoints: 100 })
  })

  it('after the answer was lost finds the award made', async () => {
    const [home] = fresh(1)
    const key = 'lost-answer-key-1'
    const sent = deed(village, '义务巡逻', home!, { deedOn: TODAY })
    const controller = new AbortController()
    const { token, roleId } = village.as('committee')
    const lost = fetch(`${village.address}/api${awardHousehold.path}`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'X-Acting-Role': roleId,
        'Idempotency-Key': key,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(sent.body),
      signal: controller.signal,
    })
    setTimeout(() => controller.abort(), 5)
    await lost.catch(() => undefined)
    await village.as('committee').ok(awardHousehold, sent, { key })
    expect(await figuresOf(village, home!)).toMatchObject({ availablePoints: 100 })
  })

  it('after a refusal may be tried again', async () => {
    const [home] = fresh(1)
    const key = 'refused-at-first-1'
    const sent = deed(village, '代购代办', home!, { deedOn: '2026-11-24' })
    await expectRefusal(village.as('committee').call(awardHousehold, sent, { key }), 'declaration.deed_in_future')
    village.clock.advance({ days: 1 })
    await village.as('committee').ok(awardHousehold, sent, { key })
  })
})
