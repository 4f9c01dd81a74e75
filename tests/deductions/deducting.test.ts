import {
  countDeductions,
  type Deduction,
  dropDeduction,
  hearHousehold,
  listDeductionsToVote,
  objectToDeduction,
  proposeDeduction,
  readDeduction,
  recheckDeduction,
  rectifyDeduction,
} from '@village-points/shared/deductions/contract.ts'
import { readEntry } from '@village-points/shared/ledger/contract.ts'
import { stepsOf } from '@village-points/shared/ledger/entry-steps.ts'
import { figureWords, outcomeOf } from '@village-points/shared/ledger/entry-words.ts'
import { declareKin, drawn } from '@village-points/shared/review/contract.ts'
import { configureVillage, readVillage } from '@village-points/shared/villages/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { award, earn, figuresOf, statementOf } from '../village/deeds.ts'
import { type Resident, settleResidents } from '../village/residents.ts'
import { expectRefusal, openTestVillage, type Person, type TestVillage } from '../village/test-village.ts'
import { choosePanel, deduct, hear, hearing, propose, publicize, remind, stateOf, vote } from './cases.ts'

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
const voter = (at: number) => residents[at]!.client
const ceiling = async (deductionCeiling: number) => {
  const { settings } = await village.as('committee').ok(readVillage)
  await village.as('committee').ok(configureVillage, { body: { ...settings, deductionCeiling } })
}
const object = (one: Deduction, person: Person = 'villager') =>
  village.as(person).call(objectToDeduction, { ...params(one), body: { words: '那不是我家的' } })
const recheck = (one: Deduction, finding: 'fixed' | 'not_fixed') =>
  village.as('committee').call(recheckDeduction, { ...params(one), body: { finding } })
const rectify = (one: Deduction) => village.as('villager').call(rectifyDeduction, { ...params(one), body: {} })
const settled = async () => {
  await choosePanel(village, residents)
  await award(village, '门前屋后整洁', home())
}
/** A second case, after the first one's points are taken. */
const again = { seenOn: '2026-12-10', fixBy: '2026-12-13' }
const monthsOf = async () => (await village.as('other_villager').ok(countDeductions)).months

describe('a deduction', () => {
  it('comes last: reminded, heard, voted on and made public as a count before a point is taken', async () => {
    await settled()
    const one = await remind(village, { note: '门口的垃圾' })
    await propose(village, one)
    expect((await hear(village, one)).state).toBe('heard')
    const [before] = (await voter(0).ok(listDeductionsToVote)).rows
    expect(before).toMatchObject({ deductionId: one.deductionId, points: 5, hearing, votesCast: 0, seatCount: 3 })
    for (const at of [0, 1, 2]) {
      expect(await stateOf(village, one)).toBe('heard')
      await vote(voter(at), one)
    }
    expect(await stateOf(village, one)).toBe('publicized')
    expect(await monthsOf()).toEqual([{ month: '2026-12', publicized: 1, deducted: 0, repaired: 0 }])
    village.clock.set('2026-12-07T15:59:59Z')
    await village.runJobs()
    expect((await figuresOf(village, home())).availablePoints).toBe(10)
    village.clock.set('2026-12-07T16:00:01Z')
    await village.runJobs()
    await village.runJobs()
    expect(await figuresOf(village, home())).toMatchObject({ availablePoints: 5, conductPoints: 5 })
    expect(await monthsOf()).toEqual([{ month: '2026-12', publicized: 1, deducted: 1, repaired: 0 }])
    const detail = await village.as('villager').ok(readDeduction, params(one))
    expect(detail).toMatchObject({ state: 'deducted', points: 5, deductedOn: '2026-12-08', repairBy: '2027-01-07' })
    expect(detail.steps.map(({ action }) => action)).toEqual(['remind', 'propose', 'hear', 'publicize', 'deduct'])
  })

  it('is told on the statement and in its trail, in plain words', async () => {
    await settled()
    await deduct(village, residents, home(), { note: '门口的垃圾' })
    const [line] = await statementOf(village, home(), 1)
    expect(line).toMatchObject({ kind: 'deduction', availablePoints: -5, conductPoints: -5 })
    expect(figureWords(line!)).toBe('扣 5 分')
    expect(outcomeOf(line!)).toContain('评议定的')
    const at = { householdId: home().householdId, transferId: line!.transferId }
    const trail = await village.as('villager').ok(readEntry, { params: at })
    expect(stepsOf(trail, '2026-12-08').map(({ title }) => title)).toEqual([
      expect.stringMatching(/:提醒$/),
      expect.stringMatching(/:提出扣分$/),
      expect.stringMatching(/:听这家说$/),
      '评议通过,开始公示(只公布件数)',
      '扣分',
      expect.stringMatching(/^写进村里的账/),
    ])
    expect(trail).toMatchObject({ rule: { pointsText: '-5' }, can: { reverse: false } })
  })

  it('takes no more than there is: the rest is a shortfall that the next award fills', async () => {
    await choosePanel(village, residents)
    await award(village, '代购代办', home())
    await deduct(village, residents, home())
    expect(await figuresOf(village, home())).toMatchObject({
      availablePoints: 0,
      shortfallPoints: 4.5,
      conductPoints: -4.5,
    })
    await award(village, '门前屋后整洁', home(), { deedOn: '2026-12-05' })
    expect(await figuresOf(village, home())).toMatchObject({ availablePoints: 5.5, shortfallPoints: 0 })
  })

  it('needs a panel, a hearing on a day that fits, and who answers for it', async () => {
    const one = await remind(village)
    await propose(village, one)
    const attempt = (heardOn: string, person: Person = 'committee') =>
      village.as(person).call(hearHousehold, { ...params(one), body: { ...hearing, heardOn } })
    await expectRefusal(attempt('2026-12-02'), 'deduction.hearing_on_another_day')
    await expectRefusal(attempt('2026-11-30'), 'deduction.hearing_on_another_day')
    await expectRefusal(attempt('2026-12-01'), 'deduction.no_panel')
    await choosePanel(village, residents)
    expect((await attempt('2026-12-01')).body).toMatchObject({ state: 'heard', can: { drop: true } })
    await expectRefusal(attempt('2026-12-01'), 'deduction.state_changed')
  })

  it('is let be by the committee with a reason, as long as nothing is taken', async () => {
    await choosePanel(village, residents)
    const drop = (one: Deduction) =>
      village.as('committee').call(dropDeduction, { ...params(one), body: { words: '家里有病人' } })
    const one = await remind(village)
    await expectRefusal(drop(one), 'deduction.state_changed')
    await propose(village, one)
    expect((await drop(one)).body).toMatchObject({ state: 'dropped' })
    const shown = await publicize(village, residents, home(), { seenOn: '2026-12-01', fixBy: '2026-12-05' })
    await object(shown)
    await expectRefusal(drop(shown), 'deduction.state_changed')
  })
})

describe('the panel', () => {
  it('leaves out own homes, kin, and whoever acted on the case; everybody says it once', async () => {
    await choosePanel(village, residents)
    const one = await remind(village, {}, 'committee')
    await propose(village, one)
    await hear(village, one)
    await voter(0).ok(declareKin, { body: { householdId: home().householdId, relation: '表兄' } })
    await expectRefusal(vote(voter(0), one), 'deduction.not_seated')
    await expectRefusal(vote(village.as('villager'), one), 'deduction.not_seated')
    const { review } = await village.as('supervisor').ok(readDeduction, params(one))
    const seat = review!.seats.find(({ recusedBecause }) => recusedBecause === 'kin')
    const draw = { ...seat!.draw!, declarationId: one.deductionId }
    expect(
      drawn(
        draw,
        draw.candidates.map(({ userId }) => userId),
      ),
    ).toBe(draw.drawnUserId)
    const standIn = residents.find(({ userId }) => userId === draw.drawnUserId)!
    expect((await standIn.client.ok(listDeductionsToVote)).rows).toHaveLength(1)
    const both = await Promise.all([vote(voter(1), one), vote(voter(1), one)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    await expectRefusal(vote(voter(1), one), 'deduction.already_voted')
    expect((await village.as('villager').ok(readDeduction, params(one))).review).toMatchObject({
      votesCast: 1,
      seats: [],
    })
    await expectRefusal(vote(voter(2), one, 'reject'), 'deduction.reason_needed')
    await expectRefusal(vote(voter(1), { ...one, deductionId: 'none' }), 'deduction.not_found')
  })

  it('lets it be when most say so, with what they said', async () => {
    await settled()
    const one = await remind(village)
    await propose(village, one)
    await hear(village, one)
    await vote(voter(0), one)
    for (const at of [1, 2]) await vote(voter(at), one, 'reject', '老人一个人在家')
    expect(await stateOf(village, one)).toBe('dropped')
    const { steps } = await village.as('villager').ok(readDeduction, params(one))
    expect(steps.at(-1)?.words).toContain('老人一个人在家')
    await expectRefusal(vote(voter(0), one), 'deduction.state_changed')
    expect(await monthsOf()).toEqual([])
  })
})

describe('the ceilings', () => {
  it('leave of a deduction what a household may lose in a year', async () => {
    await settled()
    await ceiling(7)
    await deduct(village, residents, home())
    const second = await deduct(village, residents, home(), again)
    expect(await figuresOf(village, home())).toMatchObject({ availablePoints: 3, conductPoints: 3 })
    expect(await village.as('villager').ok(readDeduction, params(second))).toMatchObject({ points: 2 })
  })

  it('hold when two cases fall due at once, end the one that finds them full, and open again when points come back', async () => {
    await earn(village, home(), 100)
    await choosePanel(village, residents)
    await ceiling(5)
    const [first, second] = [await remind(village), await remind(village)]
    for (const one of [first, second]) await propose(village, one)
    for (const one of [first, second]) await hear(village, one)
    for (const one of [first, second]) for (const at of [0, 1, 2]) await vote(voter(at), one)
    village.clock.set('2026-12-09T01:00:00Z')
    await Promise.all([village.runJobs(), village.runJobs()])
    expect([await stateOf(village, first), await stateOf(village, second)].toSorted()).toEqual(['deducted', 'dropped'])
    expect((await figuresOf(village, home())).availablePoints).toBe(95)
    const third = await remind(village, { seenOn: '2026-12-09', fixBy: '2026-12-14' })
    village.clock.set('2026-12-15T01:00:00Z')
    const proposing = () =>
      village.as('committee').call(proposeDeduction, { ...params(third), body: { words: '还堆着' } })
    await expectRefusal(proposing(), 'deduction.ceiling_reached')
    const taken = (await stateOf(village, first)) === 'deducted' ? first : second
    await recheck(taken, 'fixed')
    expect((await proposing()).body).toMatchObject({ state: 'proposed', points: 5 })
  })
})

describe('putting it right afterwards', () => {
  it('gives the points and the honour back, once', async () => {
    await settled()
    const one = await deduct(village, residents, home())
    expect((await rectify(one)).body).toMatchObject({ state: 'amended' })
    expect((await recheck(one, 'not_fixed')).body).toMatchObject({ state: 'deducted' })
    await rectify(one)
    const both = await Promise.all([recheck(one, 'fixed'), recheck(one, 'fixed')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await figuresOf(village, home())).toMatchObject({ availablePoints: 10, conductPoints: 10 })
    const [line] = await statementOf(village, home(), 1)
    expect(line).toMatchObject({ kind: 'repair', availablePoints: 5, conductPoints: 5 })
    expect(figureWords(line!)).toBe('退回 5 分')
    expect(await monthsOf()).toMatchObject([{ deducted: 1, repaired: 1 }])
  })

  it('ends with its day, unless it was said in time', async () => {
    await settled()
    const [late, intime] = [await deduct(village, residents, home()), await deduct(village, residents, home(), again)]
    await rectify(intime)
    village.clock.advance({ days: 40 })
    await expectRefusal(rectify(late), 'deduction.repair_too_late')
    await expectRefusal(recheck(late, 'fixed'), 'deduction.repair_too_late')
    expect((await recheck(intime, 'fixed')).body).toMatchObject({ state: 'repaired' })
    await expectRefusal(object(late), 'deduction.objection_too_late')
  })

  it('fills what the household lacks first', async () => {
    await choosePanel(village, residents)
    const one = await deduct(village, residents, home())
    expect(await figuresOf(village, home())).toMatchObject({ availablePoints: 0, shortfallPoints: 5 })
    await award(village, '代购代办', home(), { deedOn: '2026-12-05' })
    await recheck(one, 'fixed')
    expect(await figuresOf(village, home())).toMatchObject({ availablePoints: 0.5, shortfallPoints: 0 })
  })
})
