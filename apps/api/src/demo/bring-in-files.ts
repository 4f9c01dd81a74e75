import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addHousehold } from '@village-points/shared/households/contract.ts'
import { addReward } from '@village-points/shared/rewards/contract.ts'
import { adoptRulebook } from '@village-points/shared/rules/contract.ts'
import { addVillagersGroup } from '@village-points/shared/villages/contract.ts'
import { readContent, readSpreadsheet } from '../imports/index.ts'
import type { DemoClient } from './demo-client.ts'

const folder = join(import.meta.dirname, '../../demo/hewan')
const contentOf = async (name: string) => readSpreadsheet(await readFile(join(folder, name)), name)

/** Brings the office's own spreadsheets in, as the accountant. */
export const bringInFiles = async (accountant: DemoClient, today: string) => {
  const groups = new Map<string, string>()
  const roster = readContent(
    await contentOf('花名册.xlsx'),
    { kind: 'roster', facts: { today, groups: [], households: [] } },
    {},
  )
  if (roster.kind !== 'roster') return
  for (const draft of roster.households) {
    const name = draft.group ?? '一组'
    if (!groups.has(name)) {
      groups.set(name, (await accountant.call(addVillagersGroup, { body: { name } })).villagersGroupId)
    }
    await accountant.call(addHousehold, {
      body: {
        number: draft.number,
        villagersGroupId: groups.get(name)!,
        doorNumber: draft.doorNumber ?? '',
        note: draft.members[0]?.note ?? '',
        members: draft.members.map(({ place: _place, note: _note, ...member }, index) => ({
          ...member,
          isHead: index === 0,
        })),
      },
    })
  }
  await bringInRulebook(accountant)
  await bringInGoods(accountant)
}

const bringInRulebook = async (accountant: DemoClient) => {
  const reading = readContent(await contentOf('积分细则.xlsx'), { kind: 'rulebook' }, {})
  if (reading.kind !== 'rulebook') return
  await accountant.call(adoptRulebook, {
    body: {
      title: '禾湾村积分细则',
      inForceOn: '2026-07-01',
      adoption: { assemblyOn: '2026-06-28', entitled: 32, present: 29, inFavor: 27 },
      rules: reading.rules.map(({ rule }) => rule),
    },
  })
}

const bringInGoods = async (accountant: DemoClient) => {
  const reading = readContent(await contentOf('积分超市商品.xlsx'), { kind: 'goods' }, {})
  if (reading.kind !== 'goods') return
  for (const { reward, stock } of reading.goods) {
    const limit = reward.name.startsWith('食用油') ? { limit: { period: 'quarter' as const, quantity: 1 } } : {}
    await accountant.call(addReward, { body: { ...reward, ...limit, stock } })
  }
}
