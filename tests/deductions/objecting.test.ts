import {
  type Deduction,
  decideDeductionObjection,
  listDeductions,
  objectToDeduction,
  recheckDeduction,
  rectifyDeduction,
} from '@village-points/shared/deductions/contract.ts'
import { moveHouseholdAway } from '@village-points/shared/households/contract.ts'
import { mergeHouseholds } from '@village-points/shared/ledger/contract.ts'
import { listMessages } from '@village-points/shared/messages/contract.ts'
import { declareKin } from '@village-points/shared/review/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { award, figuresOf, statementOf } from '../village/deeds.ts'
import { type Resident, settleResidents } from '../village/residents.ts'
import { expectRefusal, openTestVillage, type Person, type TestVillage } from '../village/test-village.ts'
import { choosePanel, deduct, publicize, stateOf } from './cases.ts'

let village: TestVillage
let residents: Resident[]
beforeEach(async () => {
  village = await openTestVillage({ households: 6 })
  residents = await settleResidents(village)
})
afterEach(async () => {
  await expectSoundBooks(village)
  await village.close()
})

const home = () => village.homes.villager
const params = ({ deductionId }: Pick<Deduction, 'deductionId'>) => ({ params: { deductionId } })
const object = (one: Deduction, person: Person = 'villager') =>
  village.as(person).call(objectToDeduction, { ...params(one), body: { words: '那不是我家的' } })
const decide = (one: Deduction, isUpheld: boolean, person: Person = 'supervisor') =>
  village.as(person).call(decideDeductionObjection, { ...params(one), body: { isUpheld, words: '去现场看过' } })
const recheck = (one: Deduction, finding: 'fixed' | 'not_fixed') =>
  village.as('committee').call(recheckDeduction, { ...params(one), body: { finding } })
const rectify = (one: Deduction) => village.as('villager').call(rectifyDeduction, { ...params(one), body: {} })
const settled = async () => {
  await choosePanel(village, residents)
  await award(village, '门前屋后整洁', home())
}
describe('an objection', () => {
  it('stops everything until it is decided, and dismissed it goes on', async () => {
    await settled()
    const one = await publicize(village, residents, home())
    await expectRefusal(object(one, 'other_villager'), 'deduction.not_found')
    expect((await object(one)).body).toMatchObject({ state: 'frozen' })
    await expectRefusal(object(one), 'deduction.state_changed')
    village.clock.advance({ days: 20 })
    await village.runJobs()
    expect(await stateOf(village, one)).toBe('frozen')
    expect((await village.as('supervisor').ok(listDeductions, { query: { state: 'frozen' } })).rows).toMatchObject([
      { isOverdue: true, can: { decide: true } },
    ])
    await decide(one, false)
    await village.runJobs()
    expect((await figuresOf(village, home())).availablePoints).toBe(5)
    await expectRefusal(decide(one, true), 'deduction.state_changed')
  })

  it('upheld, takes nothing', async () => {
    await settled()
    const one = await publicize(village, residents, home())
    await object(one)
    expect((await decide(one, true)).body).toMatchObject({ state: 'dropped' })
    await expectRefusal(decide({ ...one, deductionId: 'none' }, true), 'deduction.not_found')
    village.clock.advance({ days: 20 })
    await village.runJobs()
    expect((await figuresOf(village, home())).availablePoints).toBe(10)
  })

  it('upheld after the deduction, gives all back by a reversal', async () => {
    await settled()
    const one = await deduct(village, residents, home())
    expect((await object(one, 'committee')).body).toMatchObject({ state: 'disputed' })
    await decide(one, true)
    expect(await figuresOf(village, home())).toMatchObject({ availablePoints: 10, conductPoints: 10 })
    const [line, deduction] = await statementOf(village, home(), 2)
    expect([line?.kind, deduction?.kind, deduction?.isReversed]).toEqual(['reversal', 'deduction', true])
    await expectRefusal(rectify(one), 'deduction.state_changed')
  })

  it('dismissed after the deduction, leaves it as it was', async () => {
    await settled()
    const one = await deduct(village, residents, home())
    await object(one)
    expect((await decide(one, false)).body).toMatchObject({ state: 'deducted', can: { decide: false } })
  })

  it('is not decided by those at home there', async () => {
    await settled()
    const one = await publicize(village, residents, home())
    await object(one)
    await village.as('supervisor').ok(declareKin, { body: { householdId: home().householdId, relation: '兄弟' } })
    await expectRefusal(decide(one, true), 'deduction.own_household')
  })
})

describe('a household that changes on the way', () => {
  it('is answered for by the one it was merged into', async () => {
    await settled()
    const { other } = village.homes
    const one = await publicize(village, residents, home())
    const body = { fromHouseholdId: home().householdId, intoHouseholdId: other.householdId, reason: '并户' }
    await village.as('committee').ok(mergeHouseholds, { body })
    village.clock.advance({ days: 9 })
    await village.runJobs()
    expect(await figuresOf(village, other)).toMatchObject({ availablePoints: 5, conductPoints: 5 })
    const { rows } = await village.as('other_villager').ok(listDeductions, { query: {} })
    expect(rows).toMatchObject([{ deductionId: one.deductionId, can: { rectify: true } }])
    await recheck(one, 'fixed')
    expect(await figuresOf(village, other)).toMatchObject({ availablePoints: 10, conductPoints: 10 })
  })

  it('loses nothing when it has moved away', async () => {
    await settled()
    const one = await publicize(village, residents, home())
    await village.as('committee').ok(moveHouseholdAway, { params: home(), body: { reason: '搬到县城' } })
    village.clock.advance({ days: 9 })
    await village.runJobs()
    expect(await stateOf(village, one)).toBe('dropped')
    expect((await figuresOf(village, home())).availablePoints).toBe(10)
  })
})

describe('what the household is told', () => {
  const titles = async (person: Person) =>
    (await village.as(person).ok(listMessages, { query: { limit: 50 } })).rows.map(({ kind }) => kind)

  it('is every step that others take, and nobody else hears of it', async () => {
    await settled()
    const one = await deduct(village, residents, home())
    await recheck(one, 'fixed')
    village.clock.advance({ days: 1 })
    const told = [
      'deduction_returned',
      'deduction_deducted',
      'deduction_publicized',
      'deduction_proposed',
      'deduction_reminded',
    ]
    expect((await titles('villager')).filter((kind) => kind.startsWith('deduction'))).toEqual(told)
    expect((await titles('other_villager')).filter((kind) => kind.startsWith('deduction'))).toEqual([])
    const panel = (await residents[0]!.client.ok(listMessages, { query: {} })).rows.map(({ kind }) => kind)
    expect(panel).toContain('deduction_vote_due')
  })

  it('is why it was let be', async () => {
    await settled()
    const one = await publicize(village, residents, home())
    await object(one)
    await decide(one, true)
    village.clock.advance({ days: 1 })
    const { rows } = await village.as('villager').ok(listMessages, { query: {} })
    expect(rows[0]).toMatchObject({ kind: 'deduction_dropped', text: expect.stringContaining('去现场看过') })
  })
})
