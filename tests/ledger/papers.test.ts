import { tell } from '@village-points/api/messages/index.ts'
import { reverseAward } from '@village-points/shared/declarations/contract.ts'
import { printEntry, printGroupStatements, printStatement } from '@village-points/shared/ledger/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPdf } from '../platform/read-pdf.ts'
import { award } from '../village/deeds.ts'
import { expectRefusal, openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
let home: { readonly householdId: string }
beforeAll(async () => {
  village = await openTestVillage()
  home = village.homes.villager
})
afterAll(() => village.close())

const wordsOf = async (bytes: unknown) => {
  const pages = await readPdf(bytes as Buffer)
  expect(pages.every(({ isWhole }) => isWhole)).toBe(true)
  expect(pages.flatMap(({ texts }) => texts.filter(({ size }) => size < 13.99))).toEqual([])
  return pages.map(({ words }) => words).join('')
}
const statement = (month?: string) =>
  village.as('villager').call(printStatement, { params: home, query: month ? { month } : {} })

describe('the printed statement', () => {
  it('has the lines of one month, with the figures at its beginning and end', async () => {
    await award(village, '义务巡逻', home)
    village.clock.set('2026-12-02T02:00:00Z')
    await award(village, '代购代办', home, { deedOn: '2026-12-01' })
    const answer = await statement()
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const december = await wordsOf(answer.body)
    expect(december).toContain('2026年12月积分明细')
    expect(december).toMatch(/月初可用100 分月底可用100.5 分/)
    expect(december).toContain('代购代办')
    expect(december).not.toContain('义务巡逻')
    const november = await wordsOf((await statement('2026-11')).body)
    expect(november).toMatch(/月初可用0 分月底可用100 分/)
    expect(november).toContain('义务巡逻')
  })

  it('says so when nothing happened', async () => {
    expect(await wordsOf((await statement('2026-10')).body)).toContain('这个月没有加分,也没有用分')
  })

  it('has what the household was told beside its lines, for itself and the committee, not for a leader who prints', async () => {
    const told = { kind: 'declaration_returned' as const, words: { title: '见义勇为', reason: '照片看不清' } }
    await village.work((work) => tell(work, { ...told, householdId: home.householdId }))
    const asPrintedBy = async (person: 'villager' | 'committee' | 'group_leader') =>
      wordsOf((await village.as(person).call(printStatement, { params: home, query: {} })).body)
    for (const person of ['villager', 'committee'] as const) {
      expect(await asPrintedBy(person)).toContain('12月2日:您家报的好事还差一点。“见义勇为”:照片看不清')
    }
    expect(await asPrintedBy('group_leader')).not.toContain('见义勇为')
  })

  it('is for those who may see the household', async () => {
    const ask = (client: TestVillage['stranger']) => client.call(printStatement, { params: home, query: {} })
    await expectRefusal(ask(village.as('other_villager')), 'household.not_found')
    await expectRefusal(ask(village.neighbor.as('committee')), 'household.not_found')
    await expectRefusal(ask(village.stranger), 'platform.not_signed_in')
  })
})

describe('the papers of a whole group', () => {
  const print = (villagersGroupId: string, query = {}) =>
    village.as('committee').call(printGroupStatements, { params: { villagersGroupId }, query })

  it('are a sheet to sign and a paper for every household that lives there, each on its own page', async () => {
    const { villagersGroupId } = village.homes.villager
    const answer = await print(villagersGroupId, { month: '2026-11' })
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    const pages = await readPdf(answer.body as Buffer)
    expect(pages[0]?.words).toContain('三组2026年11月积分明细')
    expect(pages[0]?.words).toContain('一共 2 户')
    const titles = pages.slice(1).map(({ words }) => /(王德福|刘建军)家2026年11月积分明细/.exec(words)?.[1])
    expect(titles.toSorted()).toEqual(['刘建军', '王德福'])
    const own = pages.find(({ words }) => words.includes('王德福家2026年11月积分明细'))
    expect(own?.words).toContain('义务巡逻')
  })

  it('of a group that is not here are refused', async () => {
    await expectRefusal(print('nothing'), 'ledger.group_not_found')
    await expectRefusal(print(village.neighbor.homes.other.villagersGroupId), 'ledger.group_not_found')
  })
})

describe('the printed trail', () => {
  it('tells who, when, on which clause, and what became of it', async () => {
    const { declaration } = await award(village, '代购代办', home, { deedOn: '2026-12-01', note: '帮李奶奶取药' })
    const body = { reason: '记错了户' }
    await village.as('committee').ok(reverseAward, { params: { declarationId: declaration.declarationId }, body })
    const params = { ...home, transferId: declaration.transferId }
    const words = await wordsOf((await village.as('villager').call(printEntry, { params })).body)
    for (const part of ['这一分怎么来的', '代购代办', '帮李奶奶取药', '撤回', '记错了户', '积分细则', '村里电话']) {
      expect(words).toContain(part)
    }
  })

  it('of an entry that is not there, or of a household that is not ours, is refused', async () => {
    const params = { ...home, transferId: 'nothing' }
    await expectRefusal(village.as('villager').call(printEntry, { params }), 'ledger.entry_not_found')
    await expectRefusal(village.as('other_villager').call(printEntry, { params }), 'household.not_found')
  })
})
