import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listDrafts, readDraft } from '@village-points/shared/adoption/contract.ts'
import {
  listDeclarations,
  listDeclareOptions,
  submitDeclaration,
} from '@village-points/shared/declarations/contract.ts'
import { listDeductions } from '@village-points/shared/deductions/contract.ts'
import { giveHonorConsent } from '@village-points/shared/honors/contract.ts'
import { searchHouseholds } from '@village-points/shared/households/contract.ts'
import { readImport, uploadSpreadsheet } from '@village-points/shared/imports/contract.ts'
import { listEntries, proveEntry, readEntry } from '@village-points/shared/ledger/contract.ts'
import { listMyObjections, listObjections, raiseObjection } from '@village-points/shared/objections/contract.ts'
import { addDays, monthsUntil, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { listPublicities } from '@village-points/shared/publicity/contract.ts'
import { listReviewQueue } from '@village-points/shared/review/contract.ts'
import { listRedemptions, listRewards } from '@village-points/shared/rewards/contract.ts'
import { readRulebookInForce } from '@village-points/shared/rules/contract.ts'
import { needsPhoto } from '@village-points/shared/rules/rule-text.ts'
import type { Visitor } from './web-phone.ts'

/** A page as somebody of the demo village opens it. */
export interface PageVisit {
  readonly route: string
  /** Label of the demo account. */
  readonly person: string
  readonly role: string
  readonly input?: (visitor: Visitor) => Promise<Record<string, string>>
}

const villager = { person: '村民', role: 'villager' }
const committee = { person: '村委会', role: 'committee' }
const supervisor = { person: '村务监督', role: 'supervisor' }
const town = { person: '镇里', role: 'town_officer' }
const clerk = { person: '爱心超市', role: 'clerk' }
const leader = { person: '三组组长', role: 'group_leader' }

/** The own household agreed to be named. */
const onBoard = async ({ client }: Visitor) => {
  await client.ok(giveHonorConsent, { body: {} })
  return {}
}

const firstEntry = async ({ client, householdId }: Visitor) => {
  const { rows } = await client.ok(listEntries, { params: { householdId }, query: {} })
  return { entryId: rows.find((row) => row.kind === 'award')!.transferId }
}
/** An objection of the villager's own: said when there is none yet. */
const objected = async (visitor: Visitor) => {
  const { client, householdId } = visitor
  const { rows } = await client.ok(listMyObjections, { query: {} })
  if (rows[0]) return { objectionId: rows[0].objectionId }
  const { entryId } = await firstEntry(visitor)
  const { declarationId } = await client.ok(readEntry, { params: { householdId, transferId: entryId } })
  const body = { declarationId: declarationId!, words: '少记了半天' }
  return { objectionId: (await client.ok(raiseObjection, { body })).objectionId }
}
/** One that this person is to answer: the supervisors have one, the town another. */
const waitingObjection = async ({ client }: Visitor) => {
  const { rows } = await client.ok(listObjections, { query: {} })
  return { objectionId: rows.find(({ can }) => can.answer)!.objectionId }
}
/** A deed that a cadre writes an objection to for somebody. */
const lineInDoubt = async ({ client }: Visitor) => {
  const { rows } = await client.ok(listDeclarations, { query: {} })
  return { declarationId: rows[0]!.declarationId, about: rows[0]!.ruleTitle }
}
/** A line that is in the log: the head is made behind the first question. */
const sealedLog = async (visitor: Visitor) => {
  const { entryId } = await firstEntry(visitor)
  const params = { householdId: visitor.householdId!, transferId: entryId }
  while (!(await visitor.client.ok(proveEntry, { params })).inclusion) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {}
}
const firstReward = async ({ client }: Visitor) => {
  const { rewards } = await client.ok(listRewards, { query: {} })
  return { rewardId: rewards.find((reward) => reward.can.redeem)!.rewardId }
}
const someGoods = async ({ client }: Visitor) => {
  const { rewards } = await client.ok(listRewards, { query: {} })
  return { rewardId: rewards[0]!.rewardId }
}
const firstRedemption = async ({ client }: Visitor) => {
  const { rows } = await client.ok(listRedemptions, { query: {} })
  return { redemptionId: rows[0]!.redemptionId }
}
const someHousehold = async ({ client }: Visitor) => {
  const { rows } = await client.ok(listDeclarations, { query: { mine: 'true' } })
  return { householdId: rows[0]!.household.householdId }
}
const lastHousehold = async ({ client }: Visitor) => {
  const { rows } = await client.ok(searchHouseholds, { query: { text: '六组' } })
  return { householdId: rows[0]!.householdId }
}

/** The villager was reminded and put it right; another home still has a week. */
const someReminder = async ({ client }: Visitor) => {
  const { rows } = await client.ok(listDeductions, { query: {} })
  return { deductionId: rows[0]!.deductionId }
}

const optionsOf = async ({ client }: Visitor) => (await client.ok(listDeclareOptions, { query: {} })).options
const someDeed = async (visitor: Visitor) => ({ originId: (await optionsOf(visitor))[0]!.rule.originId })
const somethingDeclared = async (visitor: Visitor) => {
  const { rows } = await visitor.client.ok(listDeclarations, { query: { declared: 'true' } })
  if (rows[0]) return { declarationId: rows[0].declarationId }
  const option = (await optionsOf(visitor)).find(
    ({ rule, left }) =>
      rule.procedure !== 'direct' && rule.points.kind === 'fixed' && !needsPhoto(rule) && !left?.isReached,
  )!
  const body = { ruleId: option.rule.ruleId, deedOn: villageDayOf(Date.now()) }
  const { declarationId } = await visitor.client.ok(submitDeclaration, { body })
  return { declarationId }
}

const firstToVote = async ({ client }: Visitor) => {
  const { rows } = await client.ok(listReviewQueue, { query: {} })
  return { declarationId: rows[0]!.declarationId }
}

/** The list that went up last: the village's own story hung it out. */
const newestList = async ({ client }: Visitor) => {
  const { rows } = await client.ok(listPublicities, { query: {} })
  return { listId: rows[0]!.listId }
}

const rulebookInForce = async ({ client }: Visitor) => {
  const { rulebookId } = await client.ok(readRulebookInForce)
  return { rulebookId }
}

const draftInHand = async ({ client }: Visitor) => {
  const { rows } = await client.ok(listDrafts, { query: {} })
  return { draftId: rows[0]!.draftId }
}
const clauseInHand = async (visitor: Visitor) => {
  const { draftId } = await draftInHand(visitor)
  const { rules } = await visitor.client.ok(readDraft, { params: { draftId } })
  return { draftId, ruleId: rules[0]!.ruleId }
}

/** The story signed the report of the month before the last. */
const reported = async () => {
  const lastMonth = monthsUntil(villageDayOf(Date.now()).slice(0, 7), 2)[0]!
  return { month: addDays(`${lastMonth}-01`, -1).slice(0, 7) }
}

/** A small sheet with something to answer: a short phone, a number twice, a household without a head. */
const oddRoster = [
  '户编号,小组,门牌号,姓名,与户主关系,手机号',
  'HW9001,一组,一组91号,赵新民,户主,138-0000 12',
  'HW9002,二组,二组92号,孙大河,户主,13800002222',
  'HW9002,二组,二组93号,周小溪,户主,13800003333',
  'HW9004,三组,三组94号,李春生,父亲,',
  'HW9004,三组,三组94号,李晓明,儿子,13800005555',
].join('\n')
const readyImport = async ({ client }: Visitor) => {
  const file = { name: '新增户.csv', bytes: new TextEncoder().encode(oddRoster) }
  const { importId } = await client.ok(uploadSpreadsheet, { body: { kind: 'roster' } }, { file })
  while ((await client.ok(readImport, { params: { importId } })).status === 'reading') {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return { importId }
}

/** Every page of the app, each as the person it is made for. A page missing here fails the test. */
export const everyPage: readonly PageVisit[] = [
  { route: 'home/index', ...villager },
  { route: 'home/workbench', ...committee },
  { route: 'home/workbench', ...clerk },
  { route: 'home/workbench', person: '三组组长', role: 'group_leader' },
  { route: 'home/workbench', ...supervisor },
  { route: 'home/workbench', ...town },
  { route: 'mine/index', ...villager },
  { route: 'identity/roles', ...committee },
  { route: 'ledger/entries', ...villager },
  { route: 'ledger/entry', ...villager, input: firstEntry },
  { route: 'ledger/log', ...villager, input: sealedLog },
  { route: 'ledger/period', ...committee },
  { route: 'ledger/statements', ...committee },
  { route: 'messages/index', ...villager },
  { route: 'messages/index', person: '三组组长', role: 'group_leader' },
  { route: 'messages/index', ...town },
  { route: 'objections/mine', ...villager, input: objected },
  { route: 'objections/objection', ...villager, input: objected },
  { route: 'objections/desk', ...supervisor, input: waitingObjection },
  { route: 'objections/objection', ...supervisor, input: waitingObjection },
  { route: 'objections/desk', ...town },
  { route: 'objections/objection', ...town, input: waitingObjection },
  { route: 'objections/paper', ...committee, input: lineInDoubt },
  { route: 'publicity/index', ...villager },
  { route: 'publicity/index', ...committee },
  { route: 'publicity/list', ...villager, input: newestList },
  { route: 'publicity/list', ...committee, input: newestList },
  { route: 'publicity/shown-name', ...villager },
  { route: 'publicity/shown-name', ...committee, input: lastHousehold },
  { route: 'fund/index', ...committee },
  { route: 'honors/index', ...villager, input: onBoard },
  { route: 'supervision/index', ...supervisor },
  { route: 'supervision/entries', ...supervisor },
  { route: 'supervision/report', ...supervisor },
  { route: 'supervision/report', ...committee },
  { route: 'supervision/report', ...town, input: reported },
  { route: 'honors/consent', ...committee, input: lastHousehold },
  { route: 'rewards/shop', ...villager },
  { route: 'rewards/reward', ...villager, input: firstReward },
  { route: 'rewards/redemptions', ...villager },
  { route: 'rewards/redemption', ...villager, input: firstRedemption },
  { route: 'rewards/counter', ...clerk },
  { route: 'rewards/counter-household', ...clerk },
  { route: 'rewards/register', ...clerk },
  { route: 'rewards/goods', ...committee },
  { route: 'rewards/edit-goods', ...committee, input: someGoods },
  { route: 'declarations/declare', ...villager },
  { route: 'declarations/deed', ...villager, input: someDeed },
  { route: 'declarations/declared', ...villager, input: somethingDeclared },
  { route: 'declarations/declaration', ...villager, input: somethingDeclared },
  { route: 'deductions/index', ...villager },
  { route: 'deductions/index', ...committee },
  { route: 'deductions/deduction', ...villager, input: someReminder },
  { route: 'deductions/deduction', ...committee, input: someReminder },
  { route: 'deductions/remind', ...committee, input: lastHousehold },
  { route: 'deductions/votes', ...committee },
  { route: 'declarations/award', ...committee, input: someHousehold },
  { route: 'declarations/batch', ...committee },
  { route: 'declarations/batches', ...committee },
  { route: 'declarations/records', ...committee },
  { route: 'households/roster', ...committee },
  { route: 'households/household', ...committee, input: lastHousehold },
  { route: 'households/manage', ...committee, input: lastHousehold },
  { route: 'households/edit', ...committee, input: lastHousehold },
  { route: 'households/card', ...committee, input: lastHousehold },
  { route: 'households/scanned', ...villager },
  { route: 'households/scanned', ...committee, input: async () => ({ card: '7K3M-9QXT-2HFA' }) },
  { route: 'households/merge', ...committee, input: lastHousehold },
  { route: 'households/split', ...committee, input: lastHousehold },
  { route: 'rules/rulebook', ...villager },
  { route: 'rules/lawfulness', ...villager, input: rulebookInForce },
  { route: 'rules/comparison', ...villager, input: rulebookInForce },
  { route: 'rules/trial', ...committee, input: rulebookInForce },
  { route: 'adoption/drafts', ...committee },
  { route: 'adoption/draft', ...villager, input: draftInHand },
  { route: 'adoption/draft', ...committee, input: draftInHand },
  { route: 'adoption/draft', ...town, input: draftInHand },
  { route: 'adoption/clause', ...committee, input: clauseInHand },
  { route: 'adoption/vote', ...committee, input: draftInHand },
  { route: 'review/screening', ...leader },
  { route: 'review/queue', ...villager },
  { route: 'review/declaration', ...villager, input: firstToVote },
  { route: 'review/panel', ...villager },
  { route: 'review/choose', ...committee },
  { route: 'review/kin', ...villager },
  { route: 'review/late', person: '村务监督', role: 'supervisor' },
  { route: 'imports/index', ...committee },
  { route: 'imports/review', ...committee, input: readyImport },
  { route: 'villages/settings', ...committee },
]

/** The routes that app.config.ts declares. */
export const pagesOfTheApp = async (): Promise<string[]> => {
  const source = readFileSync(join(import.meta.dirname, '../../apps/miniprogram/src/app.config.ts'), 'utf8')
  // The file is for Taro's compiler; this gives it the one name it wants and reads what it declares.
  const declared = new Function('defineAppConfig', source.replace('export default', 'return'))(
    (config: unknown) => config,
  ) as {
    pages: string[]
    subPackages: { root: string; pages: string[] }[]
  }
  return [
    ...declared.pages,
    ...declared.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ]
}
