import { changeDraftRule } from '@village-points/shared/adoption/contract.ts'
import { readDeclaration, screenDeclarations, submitDeclaration } from '@village-points/shared/declarations/contract.ts'
import { readEntry } from '@village-points/shared/ledger/contract.ts'
import { castVotes, recordPanel } from '@village-points/shared/review/contract.ts'
import { readRulebookInForce } from '@village-points/shared/rules/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { declareFor } from '../village/declaring.ts'
import { settleResidents } from '../village/residents.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { openWay } from './drafts.ts'

let village: TestVillage
beforeEach(async () => {
  village = await openTestVillage({ households: 3 })
})
afterEach(async () => {
  await expectSoundBooks(village)
  await village.close()
})

/** Version 2, in force from the day after its publicity: the deed earns 20 instead of 10, and anew at most 30. */
const changeOver = async () => {
  const way = openWay(village)
  const draft = await way.start()
  const { ruleId, revision, title } = draft.rules.find((rule) => rule.title === '孝老爱亲受到认可')!
  const { category, evidence, ruleClass, procedure } = village.rule(title)
  const rule = {
    ...{ category, evidence, ruleClass, procedure },
    title: '孝敬老人',
    points: { kind: 'fixed' as const, points: 20 },
    caps: [{ period: 'year' as const, measure: 'points' as const, limit: 30 }],
  }
  const params = { draftId: draft.draftId, ruleId }
  const changed = await way.committee.ok(changeDraftRule, { params, body: { revision, rule } })
  const commented = await way.afterComments(changed)
  const adopted = await way.adopted('2026-12-03', await way.filed(await way.voted(commented)))
  return adopted.rulebookId!
}

const entryOf = async (declarationId: string) => {
  const { transferId, household, state } = await village
    .as('committee')
    .ok(readDeclaration, { params: { declarationId } })
  expect(state).toBe('posted')
  const params = { householdId: household.householdId, transferId: transferId! }
  return village.as('villager').ok(readEntry, { params })
}

describe('a version that comes into force while a declaration is on its way', () => {
  it('does not touch it: reviewed later, it cites and earns what stood on the day of the deed', async () => {
    const residents = await settleResidents(village)
    const before = await village.as('villager').ok(readRulebookInForce)
    const { declarationId } = await declareFor(village, '孝老爱亲受到认可')
    const after = await changeOver()
    expect((await village.as('villager').ok(readRulebookInForce)).rulebookId).toBe(after)
    const panel = {
      chosenOn: '2026-12-03',
      termEndsOn: '2027-12-31',
      memberUserIds: residents.map(({ userId }) => userId),
      standInUserIds: [],
    }
    await village.as('committee').ok(recordPanel, { body: { ...panel, quorum: 3 } })
    const decide = async (id: string) => {
      const decisions = [{ declarationId: id, decision: 'screen' as const }]
      await village.as('group_leader').ok(screenDeclarations, { body: { decisions } })
      await village.runJobs()
      const votes = [{ declarationId: id, vote: 'accept' as const }]
      for (const { client } of residents) await client.ok(castVotes, { body: { votes } })
    }
    await decide(declarationId)
    expect(await entryOf(declarationId)).toMatchObject({
      entry: { conductPoints: 10 },
      rule: { rulebookId: before.rulebookId, title: '孝老爱亲受到认可' },
    })
    // The next deed is the same clause under its new name, and the cap goes on counting: 10 of 30 are used.
    const { ruleId } = village.rule('孝老爱亲受到认可')
    const body = { ruleId, deedOn: '2026-12-03' }
    const next = await village.as('villager').ok(submitDeclaration, { body })
    expect(next).toMatchObject({ ruleTitle: '孝敬老人', points: 20 })
    await decide(next.declarationId)
    expect(await entryOf(next.declarationId)).toMatchObject({
      entry: { conductPoints: 20 },
      rule: { rulebookId: after, title: '孝敬老人' },
    })
  })

  it('leaves a deed of the day before to the version of that day, whenever it is declared', async () => {
    await changeOver()
    const old = await declareFor(village, '孝老爱亲受到认可', { deedOn: '2026-12-02' })
    expect(old).toMatchObject({ ruleTitle: '孝老爱亲受到认可', points: 10 })
    expect(old.ruleId).toBe(village.rule('孝老爱亲受到认可').ruleId)
  })
})
