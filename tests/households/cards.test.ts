import { findHouseholdByCard, issueCard, markMerged } from '@village-points/api/households/index.ts'
import * as households from '@village-points/shared/households/contract.ts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { expectRefusal, openTestVillage, type Person, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
const opened: TestVillage[] = []
beforeEach(async () => {
  village = await openTestVillage({ withoutRulebook: true })
  opened.push(village)
})
afterAll(() => Promise.all(opened.map((one) => one.close())))

const issue = (householdId: string, options = {}) =>
  village.as('committee').call(households.issueHouseholdCard, { params: { householdId }, body: {} }, options)
const read = (code: string, person: Person = 'clerk') =>
  village.as(person).call(households.readHouseholdCard, { params: { code } })
const revoke = (householdId: string, householdCardId: string) =>
  village.as('committee').call(households.revokeHouseholdCard, { params: { householdId, householdCardId } })
const codeOf = async (householdId: string) => (await issue(householdId)).body.cards[0]!.code!
const moveAway = (householdId: string) =>
  village.as('committee').ok(households.moveHouseholdAway, { params: { householdId }, body: { reason: '进城' } })

describe('issue-household-card', () => {
  it('gives a code that names nobody, and revokes the old one', async () => {
    const { householdId } = village.homes.villager
    const first = (await issue(householdId)).body.cards[0]!
    village.clock.advance({ days: 1 })
    const { cards } = (await issue(householdId)).body
    expect(cards.map((card) => [card.code !== undefined, card.revokedAt !== undefined])).toEqual([
      [true, false],
      [false, true],
    ])
    expect(first.code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(cards[0]?.code).not.toBe(first.code)
    await expectRefusal(read(first.code!), 'household.card_revoked')
  })

  it('issues once when the phone asks again', async () => {
    const { householdId } = village.homes.villager
    const first = await issue(householdId, { key: 'issue-card-once' })
    const again = await issue(householdId, { key: 'issue-card-once' })
    expect(again.body).toEqual(first.body)
    expect(again.body.cards).toHaveLength(1)
  })

  it('refuses the unknown, the neighbours, the moved away and the merged', async () => {
    const { villager, other, leader } = village.homes
    await expectRefusal(issue('nobody'), 'household.not_found')
    await expectRefusal(issue(village.neighbor.homes.villager.householdId), 'household.not_found')
    await moveAway(other.householdId)
    await expectRefusal(issue(other.householdId), 'household.moved_away')
    const ids = { fromHouseholdId: leader.householdId, intoHouseholdId: villager.householdId }
    await village.work((work) => markMerged(work, ids))
    await expectRefusal(issue(leader.householdId), 'household.merged')
  })

  it('shows the code to those who print cards only', async () => {
    const { householdId } = village.homes.villager
    const code = await codeOf(householdId)
    for (const person of ['villager', 'group_leader', 'supervisor'] as const) {
      const shown = await village.as(person).ok(households.readHousehold, { params: { householdId } })
      expect(shown.cards).toHaveLength(1)
      expect(JSON.stringify(shown)).not.toContain(code)
    }
  })
})

describe('read-household-card', () => {
  it('finds the household however the code is typed', async () => {
    const { householdId } = village.homes.villager
    const code = await codeOf(householdId)
    const bare = code.replaceAll('-', '')
    const alike = bare.replaceAll('1', 'I').replaceAll('0', 'o')
    const wide = bare.replace(/./g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
    for (const typed of [code, bare, bare.toLowerCase(), code.replaceAll('-', ' '), alike, wide]) {
      expect((await read(typed)).body).toMatchObject({ householdId, name: '王德福家' })
    }
  })

  it('is for staff', async () => {
    const code = await codeOf(village.homes.villager.householdId)
    for (const person of ['group_leader', 'committee', 'clerk', 'supervisor'] as const) {
      expect((await read(code, person)).status).toBe(200)
    }
    await expectRefusal(read(code, 'villager'), 'platform.not_permitted')
  })

  it('does not know a made-up card, nor one of the neighbouring village', async () => {
    const householdId = village.neighbor.homes.villager.householdId
    const code = await village.neighbor.work((work) => issueCard(work, householdId))
    await expectRefusal(read(code), 'household.card_unknown')
    await expectRefusal(read('0000-0000-0000'), 'household.card_unknown')
    await expectRefusal(read('王德福'), 'household.card_unknown')
  })

  it('says where a merged household went, rather than that its card is dead', async () => {
    const { villager, leader } = village.homes
    const code = await codeOf(leader.householdId)
    const ids = { fromHouseholdId: leader.householdId, intoHouseholdId: villager.householdId }
    await village.work((work) => markMerged(work, ids))
    const error = await expectRefusal(read(code), 'household.merged')
    expect(error.message).toBe('刘建军家已经并入王德福家,请记到王德福家。')
  })

  it('refuses the card of a household that moved away', async () => {
    const { householdId } = village.homes.other
    const code = await codeOf(householdId)
    await moveAway(householdId)
    await expectRefusal(read(code), 'household.moved_away')
    await expect(village.work((work) => findHouseholdByCard(work, code))).rejects.toThrow('household.moved_away')
  })
})

describe('revoke-household-card', () => {
  it('kills a lost card, and killing it twice changes nothing', async () => {
    const { householdId } = village.homes.villager
    const [card] = (await issue(householdId)).body.cards
    const first = await revoke(householdId, card!.householdCardId)
    village.clock.advance({ hours: 1 })
    const again = await revoke(householdId, card!.householdCardId)
    expect(again.body.cards[0]?.revokedAt).toBe(first.body.cards[0]?.revokedAt)
    await expectRefusal(read(card!.code!), 'household.card_revoked')
  })

  it('refuses a card of another household and a household of another village', async () => {
    const { villager, other } = village.homes
    const [card] = (await issue(villager.householdId)).body.cards
    await expectRefusal(revoke(other.householdId, card!.householdCardId), 'household.card_unknown')
    const neighbors = village.neighbor.homes.villager.householdId
    await expectRefusal(revoke(neighbors, card!.householdCardId), 'household.not_found')
  })
})
