import { bindings } from '@village-points/api/app.ts'
import { authenticator } from '@village-points/api/identity/index.ts'
import { openGathering } from '@village-points/api/platform/http/serve-together.ts'
import { Refusal } from '@village-points/api/platform/refusal.ts'
import { awardHousehold } from '@village-points/shared/declarations/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { deed, figuresOf, TODAY } from '../village/deeds.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
beforeAll(async () => {
  village = await openTestVillage({ households: 6 })
})
afterAll(async () => {
  await expectSoundBooks(village)
  await village.close()
})

describe('requests that arrive together', () => {
  it('are each answered as if alone: refusals, repeated keys and another village among them', async () => {
    const [home, other] = village.more
    const committee = village.as('committee')
    const sent = deed(village, '义务巡逻', home!, { deedOn: TODAY })
    const answers = await Promise.all([
      committee.call(awardHousehold, sent, { key: 'together-key-1' }),
      committee.call(awardHousehold, deed(village, '义务巡逻', village.neighbor.homes.villager)),
      committee.call(awardHousehold, sent, { key: 'together-key-1' }),
      committee.call(awardHousehold, deed(village, '义务巡逻', other!, { deedOn: TODAY }), { key: 'together-key-1' }),
      village.neighbor
        .as('committee')
        .call(awardHousehold, deed(village.neighbor, '义务巡逻', village.neighbor.homes.villager)),
      village.stranger.call(awardHousehold, sent),
      committee.call(awardHousehold, deed(village, '义务巡逻', other!, { deedOn: TODAY })),
    ])
    expect(answers.map(({ status, error }) => error?.code ?? status)).toEqual([
      200,
      'household.not_found',
      200,
      'platform.idempotency_key_reused',
      200,
      'platform.not_signed_in',
      200,
    ])
    expect(answers[2]!.body).toEqual(answers[0]!.body)
    expect(await figuresOf(village, home!)).toMatchObject({ availablePoints: 100 })
    expect(await figuresOf(village, other!)).toMatchObject({ availablePoints: 100 })
  })

  it('count each other toward the same household: every answer tells what stood after it', async () => {
    const home = village.more[2]!
    const sent = deed(village, '义务巡逻', home, { deedOn: TODAY })
    const awards = await Promise.all([1, 2, 3].map(() => village.as('committee').call(awardHousehold, sent)))
    const posted = awards.filter(({ status }) => status === 200)
    const after = posted.map(({ body }) => body.availablePoints)
    expect(after.toSorted((a, b) => a - b)).toEqual(posted.map((_, index) => 100 * (index + 1)))
    expect(await figuresOf(village, home)).toMatchObject({ availablePoints: 100 * posted.length })
  })

  it('are run alone when the set fails, so that one fault hurts no other', async () => {
    const binding = bindings.find(({ endpoint }) => endpoint === awardHousehold)!
    const { token, roleId } = village.as('committee')
    const faulty: typeof authenticator = (tx, calls, mayProlong) => {
      if (calls.some(({ roleId: role }) => role === 'faulty')) throw new Error('planted')
      return authenticator(tx, calls, mayProlong)
    }
    const write = openGathering({ store: village.background.store, authenticator: faulty }, binding)
    const call = (home: { householdId: string }, role: string) => {
      const { body } = deed(village, '义务巡逻', home, { deedOn: TODAY })
      const idempotencyKey = `alone-${home.householdId}`
      return write({
        token,
        roleId: role,
        idempotencyKey,
        params: {},
        query: {},
        body,
        origin: '',
        now: village.clock.now(),
      })
    }
    const [, , , first, second, third] = village.more
    const outcomes = await Promise.allSettled([call(first!, roleId), call(second!, 'faulty'), call(third!, roleId)])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    for (const outcome of outcomes)
      if (outcome.status === 'fulfilled') expect(outcome.value).not.toBeInstanceOf(Refusal)
    const figures = await Promise.all([first, second, third].map((home) => figuresOf(village, home!)))
    expect(figures.map(({ availablePoints }) => availablePoints)).toEqual([100, 0, 100])
  })
})
