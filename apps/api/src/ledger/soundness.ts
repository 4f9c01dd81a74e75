import { formatPoints, toPoints } from '@village-points/shared/platform/points.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { compare, type Fault, sameAs } from '../platform/walk.ts'
import type { Account, AccountKind } from './account.ts'

interface Transfer {
  readonly transferId: string
  readonly sequence: number
  readonly kind: string
  readonly deedOn: string
  readonly recordedAt: Date
  readonly reversesTransferId: string | null
  readonly resolvesTransferId: string | null
}

interface Entry {
  readonly sequence: number
  readonly line: number
  readonly accountId: string
  readonly accountKind: string
  readonly asset: string
  readonly householdId: string | null
  readonly amount: number
  readonly balanceAfter: number
}

const accountNames: Readonly<Record<AccountKind, string>> = {
  issuance: '发放的积分',
  conduct_source: '表现分的来源',
  household_available: '可用积分',
  household_held: '冻结积分',
  household_conduct: '表现分',
  household_shortfall: '欠着的积分',
  redeemed: '换走的积分',
  opening: '台账结转',
  household_expired: '到期的积分',
  household_carried: '结转的积分',
  carry_source: '结转的来源',
  deducted: '扣掉的积分',
  fund_on_hand: '手里的钱',
  fund_source: '钱的来源',
  fund_spent: '花掉的钱',
  stock_on_hand: '货架上的货',
  stock_held: '留着的货',
  stock_out: '换走的货',
  stock_loss: '损耗的货',
  supply: '进的货',
}

const limitedKinds: ReadonlySet<string> = new Set<AccountKind>([
  'household_available',
  'household_held',
  'household_expired',
  'household_carried',
  'stock_on_hand',
  'stock_held',
  'stock_out',
  'fund_on_hand',
])

const assetOf = (kind: string, owner: string): string => {
  if (/^(conduct_source|household_conduct)$/.test(kind)) return 'conduct'
  if (/^(carry_source|household_carried)$/.test(kind)) return 'carried'
  if (kind.startsWith('fund_')) return 'money'
  return /^(stock_|supply$)/.test(kind) ? `goods:${owner}` : 'points'
}

/** What an account must be, by its name alone: whoever changes the row's other columns is found out by it. */
export const accountNamed = (accountId: string): Account => {
  const [kind = '', owner = '', last = ''] = accountId.split(':')
  const asset = assetOf(kind, owner)
  const isOfHousehold = kind.startsWith('household_')
  const year = Number(isOfHousehold ? last : /^(issuance|conduct_source|carry_source)$/.test(kind) && owner)
  return {
    accountId,
    kind: kind as AccountKind,
    asset,
    isLimited: limitedKinds.has(kind),
    ...(isOfHousehold ? { householdId: owner } : {}),
    ...(asset.startsWith('goods:') ? { rewardId: owner } : {}),
    ...(year ? { year } : {}),
  }
}

/** An amount in the unit of what is counted. */
const amountOf =
  (asset: string) =>
  (amount: number): string => {
    if (asset.startsWith('goods:')) return `${amount} 件`
    return `${formatPoints(toPoints(amount))} ${asset === 'money' ? '元' : '分'}`
  }

const WALLET = 'household_available:'

const nameOf = (accountId: string): string =>
  `账户「${accountNames[accountNamed(accountId).kind] ?? '不认得'}」(${accountId})`
const placeOf = (sequence: number): string => `第 ${sequence} 笔`
const lineOf = ({ sequence, line, accountId }: Entry): string =>
  `${placeOf(sequence)}第 ${line} 行,${nameOf(accountId)}`

/** Months' totals, in hundredths. */
interface Month {
  issued: number
  redeemed: number
}

/** What a household's month is called in the recount. */
export const earnedKey = (householdId: string, month: string) => `${householdId} ${month}`

/**
 * The books counted anew, transfer by transfer. It keeps one figure per account and month, so that memory grows with
 * the households, not with the entries.
 */
export class Recount {
  readonly balances = new Map<string, number>()
  readonly months = new Map<string, Month>()
  /** Honour earned, by household and month of the deed. */
  readonly earned = new Map<string, number>()
  sequence = 0

  /** All that households may still spend. */
  outstanding = 0

  /** What a household may spend so far. */
  walletOf(householdId: string): number {
    return this.balances.get(`${WALLET}${householdId}`) ?? 0
  }

  /** Households that ever had something to spend. */
  *wallets(): Generator<string> {
    for (const accountId of this.balances.keys()) {
      if (accountId.startsWith(WALLET)) yield accountId.slice(WALLET.length)
    }
  }

  /** Adds what a transfer issued, redeemed and let households earn to the kept totals. */
  countTotals(transfer: Transfer, lines: readonly Entry[]) {
    this.#countMonth(transfer, lines)
    for (const { accountKind, householdId, amount } of lines) {
      if (/^household_(available|held)$/.test(accountKind)) this.outstanding += amount
      if (accountKind !== 'household_conduct' || /^(merge|split)$/.test(transfer.kind)) continue
      const key = earnedKey(householdId ?? '', transfer.deedOn.slice(0, 7))
      this.earned.set(key, (this.earned.get(key) ?? 0) + amount)
    }
  }

  #countMonth({ recordedAt }: Transfer, lines: readonly Entry[]) {
    const sumOf = (...kinds: readonly string[]) =>
      lines.reduce((sum, { accountKind, amount }) => (kinds.includes(accountKind) ? sum + amount : sum), 0)
    const [issued, redeemed] = [-sumOf('issuance', 'opening'), sumOf('redeemed')]
    if (issued === 0 && redeemed === 0) return
    const name = villageDayOf(recordedAt).slice(0, 7)
    const month = this.months.get(name) ?? { issued: 0, redeemed: 0 }
    this.months.set(name, { issued: month.issued + issued, redeemed: month.redeemed + redeemed })
  }

  /** Takes the next transfer with its lines. */
  *take(transfer: Transfer, lines: readonly Entry[]): Generator<Fault> {
    const place = placeOf(transfer.sequence)
    if (transfer.sequence !== this.sequence + 1) {
      const found = `没有,下一笔是${placeOf(transfer.sequence)}`
      yield { place: placeOf(this.sequence + 1), expected: '有这一笔', found }
    }
    this.sequence = transfer.sequence
    if (lines.length < 2) yield { place, expected: '至少有两行', found: `${lines.length} 行` }
    for (const [index, line] of lines.entries()) yield* this.#takeLine(line, index + 1)
    yield* zeroSums(place, lines)
  }

  *#takeLine(entry: Entry, position: number): Generator<Fault> {
    const { accountId, asset, amount, balanceAfter } = entry
    yield* compare(`${placeOf(entry.sequence)}的行号`, entry.line, position)
    const { kind: accountKind, asset: wanted, householdId } = accountNamed(accountId)
    yield* sameAs(lineOf(entry), entry, { accountKind, asset: wanted, householdId })
    const sum = (this.balances.get(accountId) ?? 0) + amount
    this.balances.set(accountId, sum)
    yield* compare(`${lineOf(entry)},记完以后`, balanceAfter, sum, amountOf(asset))
  }
}

/** Law 1. */
function* zeroSums(place: string, lines: readonly Entry[]): Generator<Fault> {
  const sums = new Map<string, number>()
  for (const { asset, amount } of lines) sums.set(asset, (sums.get(asset) ?? 0) + amount)
  for (const [asset, sum] of sums) yield* compare(`${place},一进一出相抵`, sum, 0, amountOf(asset))
}

const answerable: Readonly<Record<'reverses' | 'resolves', readonly string[]>> = {
  reverses: ['award', 'opening', 'deduction', 'fund_in', 'fund_out'],
  resolves: ['hold'],
}

/** Law 6: what a transfer answers stands before it and may be answered in this way. */
export function* answerFaults(
  transfer: Transfer,
  answered: ReadonlyMap<string, Pick<Transfer, 'sequence' | 'kind'>>,
): Generator<Fault> {
  const { sequence, reversesTransferId, resolvesTransferId } = transfer
  const targets = { reverses: reversesTransferId, resolves: resolvesTransferId }
  for (const way of ['reverses', 'resolves'] as const) {
    const target = targets[way]
    if (target === null) continue
    const place = `${placeOf(sequence)}所回答的那一笔`
    const found = answered.get(target)
    if (!found) yield { place, expected: target, found: '没有' }
    else if (found.sequence >= sequence) {
      yield { place, expected: `在${placeOf(sequence)}之前`, found: placeOf(found.sequence) }
    } else if (!answerable[way].includes(found.kind)) {
      yield { place, expected: answerable[way].join('、'), found: found.kind }
    }
  }
}

/** An account's row against its name and its recounted balance (laws 3 and 4). */
export function* accountFaults(row: Account & { readonly balance: number }, counted: number): Generator<Fault> {
  const place = nameOf(row.accountId)
  const { accountId: _, ...wanted } = { householdId: null, rewardId: null, year: null, ...accountNamed(row.accountId) }
  yield* sameAs(place, row, wanted)
  const inWords = amountOf(accountNamed(row.accountId).asset)
  yield* compare(`${place}的余额`, row.balance, counted, inWords)
  if (row.isLimited && row.balance < 0) yield { place, expected: '不低于 0', found: inWords(row.balance) }
  if (row.kind === 'household_shortfall' && row.balance > 0) {
    yield { place, expected: '不高于 0', found: inWords(row.balance) }
  }
}

/** An account that entries name and no row keeps. */
export const missingAccount = (accountId: string): Fault => ({
  place: nameOf(accountId),
  expected: '有这个账户',
  found: '没有',
})

/** A month's kept totals against the recounted ones. */
export function* monthFaults(name: string, kept: Month | undefined, counted: Month | undefined): Generator<Fault> {
  yield* compare(`${name} 全村发放`, kept?.issued ?? 0, counted?.issued ?? 0, amountOf('points'))
  yield* compare(`${name} 全村换走`, kept?.redeemed ?? 0, counted?.redeemed ?? 0, amountOf('points'))
}

/** Honour kept for a household's month against the recounted one. */
export const earnedFaults = (key: string, kept: number, counted: number) =>
  compare(`${key} 挣得的表现分`, kept, counted, amountOf('conduct'))

/** What the village has outstanding against the recounted figure. */
export const outstandingFaults = (kept: number, counted: number) =>
  compare('全村还能用的积分', kept, counted, amountOf('points'))
