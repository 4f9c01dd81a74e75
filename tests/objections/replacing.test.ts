import { awardHousehold, submitDeclaration } from '@village-points/shared/declarations/contract.ts'
import { recordReplacement } from '@village-points/shared/objections/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { deed } from '../village/deeds.ts'
import { answer, object, posted } from '../village/objecting.ts'
import { expectRefusal, openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
beforeEach(async () => {
  village = await openTestVillage()
})
afterEach(async () => {
  await expectSoundBooks(village)
  await village.close()
})

const home = () => village.homes.villager
/** An award to the villager's home that somebody objected to. */
const objectedTo = async () => (await object(village.as('other_villager'), await posted(village))).body

/** Just recent enough to be recorded today. */
const LONG_AGO = '2026-08-25'

describe('what is due after all', () => {
  it('is recorded anew however late, as long as the wrong record was made in time, by the committee alone', async () => {
    const raised = await objectedTo()
    village.clock.advance({ days: 10 })
    const anew = (person: 'committee' | 'group_leader', deedOn = LONG_AGO) =>
      village
        .as(person)
        .call(awardHousehold, deed(village, '代购代办', home(), { deedOn, note: '那天是代购,不是巡逻' }))
    await expectRefusal(anew('committee'), 'declaration.deed_too_old')
    await answer(village, raised, { isUpheld: true, isNewAwardDue: true })
    await expectRefusal(anew('group_leader'), 'declaration.deed_too_old')
    await expectRefusal(anew('committee', '2026-08-20'), 'declaration.deed_too_old')
    const { declaration } = (await anew('committee')).body
    const params = { objectionId: raised.objectionId }
    const body = { declarationId: declaration.declarationId }
    await village.as('committee').ok(recordReplacement, { params, body })
    await expectRefusal(anew('committee'), 'declaration.deed_too_old')
  })

  it('is declared anew however late where the clause wants a review', async () => {
    const { householdId } = home()
    const raised = await objectedTo()
    village.clock.advance({ days: 10 })
    const { ruleId } = village.rule('见义勇为')
    const body = { householdId, ruleId, deedOn: LONG_AGO, note: '那天下河救了人' }
    const declared = () => village.as('committee').call(submitDeclaration, { body })
    await expectRefusal(declared(), 'declaration.deed_too_old')
    await answer(village, raised, { isUpheld: true, isNewAwardDue: true })
    expect((await declared()).body).toMatchObject({ state: 'submitted', deedOn: LONG_AGO })
  })

  it('is recorded like any deed and named, once', async () => {
    const raised = await objectedTo()
    const name = (declarationId: string) =>
      village.as('committee').call(recordReplacement, {
        params: { objectionId: raised.objectionId },
        body: { declarationId },
      })
    await expectRefusal(name('nothing'), 'objection.no_award_due')
    const earlier = await posted(village, '代购代办')
    village.clock.advance({ minutes: 1 })
    await answer(village, raised, { isUpheld: true, reasons: '只有半天', isNewAwardDue: true })
    await expectRefusal(name('nothing'), 'declaration.not_found')
    await expectRefusal(name(earlier), 'objection.not_a_replacement')
    const elsewhere = await village.as('committee').ok(awardHousehold, deed(village, '代购代办', village.homes.other))
    await expectRefusal(name(elsewhere.declaration.declarationId), 'objection.not_a_replacement')
    const anew = await posted(village, '代购代办')
    expect((await name(anew)).body).toMatchObject({ replacedById: anew, can: { replace: false } })
    await expectRefusal(name(anew), 'objection.no_award_due')
    const objectionId = 'none'
    const input = { params: { objectionId }, body: { declarationId: anew } }
    await expectRefusal(village.as('committee').call(recordReplacement, input), 'objection.not_found')
  })
})
