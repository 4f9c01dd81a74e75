import {
  addDemoAccount,
  grantRole,
  openSession,
  revokeRole,
  revokeSessions,
} from '@village-points/api/identity/index.ts'
import * as identity from '@village-points/shared/identity/contract.ts'
import { addVillagersGroup, readVillage } from '@village-points/shared/villages/contract.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openRows } from '../village/rows.ts'
import { expectRefusal, openClient, openTestVillage, publicAddress, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
let withoutDemo: TestVillage
beforeAll(async () => {
  village = await openTestVillage()
  withoutDemo = await openTestVillage({ isDemo: false, withoutRulebook: true })
})
afterAll(async () => {
  await village.close()
  await withoutDemo.close()
})
beforeEach(() => village.clock.set('2026-11-23T02:00:00Z'))

/** A session of its own, so that signing out in one test leaves the others alone. */
const freshSession = async (person: 'villager' | 'committee' = 'villager') => {
  const { token } = await village.work(({ tx, now }) => openSession(tx, now, village.userIdOf(person)))
  return openClient(village.address, token, village.as(person).roleId)
}

describe('demo people', () => {
  const offer = (to: TestVillage) =>
    to.work(async ({ tx }) => {
      const words = { label: '村民', suggestion: '看看自家的分', position: 2 }
      await addDemoAccount(tx, { userId: to.userIdOf('villager'), ...words })
      await addDemoAccount(tx, { userId: to.userIdOf('committee'), label: '会计', suggestion: '记一次分', position: 1 })
      await addDemoAccount(tx, { userId: to.userIdOf('villager'), ...words, suggestion: '换一桶油' })
    })

  it('are listed in the order in which the tour goes, once each, with the latest words', async () => {
    await offer(village)
    const { accounts } = await village.stranger.ok(identity.listDemoAccounts)
    expect(accounts.map(({ displayName, suggestion }) => [displayName, suggestion])).toEqual([
      ['王会计', '记一次分'],
      ['王德福', '换一桶油'],
    ])
  })

  it('let anybody become one of them', async () => {
    await offer(village)
    const demoAccountId = village.userIdOf('villager')
    const { token, me } = await village.stranger.ok(identity.signInToDemo, { body: { demoAccountId } })
    expect(me).toMatchObject({ displayName: '王德福', roles: [{ role: 'villager', villageName: '禾湾村' }] })
    const signedIn = openClient(village.address, token, me.roles[0]!.roleId)
    expect(await signedIn.ok(identity.readMe)).toEqual(me)
    expect(me.publicAddress).toBe(publicAddress)
    expect(await signedIn.ok(readVillage)).toMatchObject({ name: '禾湾村' })
  })

  it('do not let a stranger become somebody who is not offered', async () => {
    const demoAccountId = village.userIdOf('clerk')
    const answer = village.stranger.call(identity.signInToDemo, { body: { demoAccountId } })
    await expectRefusal(answer, 'identity.demo_account_unknown')
  })

  it('do not exist when the demo is off', async () => {
    await offer(withoutDemo)
    await expectRefusal(withoutDemo.stranger.call(identity.listDemoAccounts), 'identity.demo_is_off')
    const body = { demoAccountId: withoutDemo.userIdOf('villager') }
    await expectRefusal(withoutDemo.stranger.call(identity.signInToDemo, { body }), 'identity.demo_is_off')
  })
})

describe('read-me', () => {
  it('tells a person every role held, in both villages, by the name of each village', async () => {
    const userId = village.userIdOf('supervisor')
    const { villageId } = village.neighbor
    await village.work(({ tx, now }) =>
      grantRole(tx, now, { villageId, userId, role: 'supervisor', label: '村务监督' }),
    )
    const me = await village.as('supervisor').ok(identity.readMe)
    expect(me.roles.map((held) => [held.villageName, held.role])).toEqual([
      ['禾湾村', 'supervisor'],
      ['柳树村', 'supervisor'],
    ])
  })

  it('says what a role is limited to', async () => {
    const me = await village.as('group_leader').ok(identity.readMe)
    const { villagersGroupId } = village.groups[2]!
    const { householdId } = village.homes.leader
    expect(me.roles).toMatchObject([
      { role: 'group_leader', label: '三组组长', villagersGroupId },
      { role: 'villager', label: '刘建军家', householdId },
    ])
    expect((await village.as('clerk').ok(identity.readMe)).roles[0]).toMatchObject({
      rewardShopId: village.rewardShopId,
    })
  })

  it('refuses a stranger and a made-up token', async () => {
    await expectRefusal(village.stranger.call(identity.readMe), 'platform.not_signed_in')
    const forger = openClient(village.address, 'A'.repeat(43))
    await expectRefusal(forger.call(identity.readMe), 'platform.not_signed_in')
  })
})

describe('a session', () => {
  it('ends when its person signs out, and only that one', async () => {
    const [one, other] = [await freshSession(), await freshSession()]
    await one.ok(identity.signOut)
    await expectRefusal(one.call(identity.readMe), 'platform.not_signed_in')
    await expectRefusal(one.call(identity.signOut), 'platform.not_signed_in')
    await other.ok(identity.readMe)
  })

  it('ends everywhere when it is revoked', async () => {
    const client = await freshSession()
    await village.work(({ tx, now }) => revokeSessions(tx, now, village.userIdOf('villager')))
    await expectRefusal(client.call(identity.readMe), 'platform.not_signed_in')
    const again = await freshSession()
    await again.ok(identity.readMe)
  })

  it('ends 90 days after the last write, and a write prolongs it', async () => {
    const [reader, writer] = [await freshSession('committee'), await freshSession('committee')]
    village.clock.advance({ days: 80 })
    await reader.ok(identity.readMe)
    await writer.ok(addVillagersGroup, { body: { name: '四组' } })
    village.clock.advance({ days: 11 })
    await expectRefusal(reader.call(identity.readMe), 'platform.not_signed_in')
    await writer.ok(identity.readMe)
  })

  it('leaves no token in the database', async () => {
    const client = await freshSession()
    const database = await openRows(village.place)
    const tables = await database.all<{ name: string }>(
      database.engine === 'sqlite'
        ? "SELECT name FROM sqlite_master WHERE type = 'table'"
        : "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
    )
    const rows = await Promise.all(tables.map(({ name }) => database.all(`SELECT * FROM "${name}"`)))
    await database.close()
    expect(JSON.stringify(rows)).toContain(village.userIdOf('villager'))
    expect(JSON.stringify(rows)).not.toContain(client.token)
  })
})

describe('a role', () => {
  const actAs = (roleId: string) => openClient(village.address, village.as('operator').token, roleId)

  it('is acted in only by who holds it, and nobody acts without one', async () => {
    await expectRefusal(actAs(village.as('committee').roleId).call(readVillage), 'platform.role_not_held')
    await expectRefusal(actAs(village.neighbor.as('operator').roleId).call(readVillage), 'platform.role_not_held')
    await expectRefusal(actAs('').call(readVillage), 'platform.role_not_held')
  })

  it('is granted once, however often', async () => {
    const { villageId } = village
    const userId = village.userIdOf('operator')
    const grant = (label: string) =>
      village.work(({ tx, now }) => grantRole(tx, now, { villageId, userId, role: 'operator', label }))
    expect(await grant('运维')).toBe(village.as('operator').roleId)
    expect((await village.as('operator').ok(identity.readMe)).roles.map((held) => held.label)).toEqual(['运维'])
  })

  it('is gone from the next request on when it is revoked, and comes back when it is granted again', async () => {
    const { villageId } = village
    const userId = village.userIdOf('town_officer')
    const client = village.as('town_officer')
    await village.work(({ tx, now }) => revokeRole(tx, now, { villageId, roleId: client.roleId }))
    await expectRefusal(client.call(readVillage), 'platform.role_not_held')
    expect((await client.ok(identity.readMe)).roles).toEqual([])
    await village.work(({ tx, now }) => grantRole(tx, now, { villageId, userId, role: 'town_officer', label: '镇里' }))
    await client.ok(readVillage)
  })
})
