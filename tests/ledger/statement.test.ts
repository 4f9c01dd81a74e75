import * as account from '@village-points/api/ledger/account.ts'
import { mayReadAccount } from '@village-points/api/ledger/policy.ts'
import { toStatementEntry } from '@village-points/api/ledger/statement.ts'
import { monthsUntil } from '@village-points/shared/platform/village-day.ts'
import { describe, expect, it } from 'vitest'

const transfer = {
  villageId: 'village',
  transferId: 'transfer',
  sequence: 7,
  kind: 'award',
  title: '门前屋后整洁',
  householdId: 'home',
  memberId: null,
  actorUserId: 'user',
  actorRole: 'committee',
  rulebookId: null,
  ruleId: null,
  declarationId: 'declaration',
  redemptionId: null,
  importId: null,
  evidenceDigest: null,
  leafHash: '',
  deedOn: '2026-11-22',
  recordedAt: new Date('2026-11-23T02:00:00Z'),
  reversesTransferId: null,
  resolvesTransferId: null,
}
const row = {
  transfer,
  available: 1050,
  held: 0,
  conduct: 1050,
  shortfall: 0,
  availableAfter: 2050,
  actorName: '王会计',
  memberName: null,
  answer: undefined,
}

describe('the accounts', () => {
  it('keep wallets, holds and goods at zero or above, and nothing else', () => {
    const limited = [
      account.available('h'),
      account.held('h'),
      account.stockOnHand('r'),
      account.stockHeld('r'),
      account.expired('h', 2026),
      account.carriedOver('h', 2026),
      account.fundOnHand(),
    ]
    const open = [
      account.issuance(2026),
      account.conductSource(2026),
      account.opening(),
      account.deducted(),
      account.redeemed('s'),
      account.fundSource('gift'),
      account.fundSpent('purchase'),
      account.carrySource(2026),
    ]
    const below = [account.conduct('h', 2026), account.shortfall('h'), account.stockLoss('r'), account.supply('r')]
    expect([...limited, account.stockOut('r')].every(({ isLimited }) => isLimited)).toBe(true)
    expect([...open, ...below].some(({ isLimited }) => isLimited)).toBe(false)
  })

  it('have one identity each, by household, year, goods or shop', () => {
    const all = ['one', 'two'].flatMap((id) => [
      ...[account.available, account.held, account.shortfall, account.redeemed].map((of) => of(id)),
      ...[account.stockOnHand, account.stockHeld, account.stockOut, account.stockLoss, account.supply].map((of) =>
        of(id),
      ),
      ...[2025, 2026].flatMap((year) =>
        [account.conduct, account.expired, account.carriedOver].map((of) => of(id, year)),
      ),
    ])
    const ids = [...all, ...[2025, 2026].flatMap((year) => [account.issuance(year), account.conductSource(year)])]
    expect(new Set(ids.map(({ accountId }) => accountId)).size).toBe(ids.length)
    expect(ids.filter(({ accountId, year }) => /:20\d\d$/.test(accountId) !== (year !== undefined))).toEqual([])
  })
})

describe('a line of the statement', () => {
  it('speaks points, says who recorded it and what the wallet held after it', () => {
    expect(toStatementEntry(row)).toEqual({
      transferId: 'transfer',
      kind: 'award',
      title: '门前屋后整洁',
      availablePoints: 10.5,
      heldPoints: 0,
      conductPoints: 10.5,
      shortfallPoints: 0,
      availableAfter: 20.5,
      deedOn: '2026-11-22',
      recordedAt: '2026-11-23T02:00:00.000Z',
      recordedBy: '王会计',
      isReversed: false,
    })
  })

  it('names the member, and leaves the balance out when the wallet was not touched', () => {
    const entry = toStatementEntry({ ...row, memberName: '李秀英', availableAfter: null })
    expect(entry.memberName).toBe('李秀英')
    expect(entry).not.toHaveProperty('availableAfter')
  })

  it('says that it was taken back', () => {
    expect(toStatementEntry({ ...row, answer: { kind: 'reversal' } }).isReversed).toBe(true)
  })

  it.each([
    [undefined, 'waiting'],
    ['post', 'posted'],
    ['void', 'voided'],
    ['expire', 'expired'],
  ] as const)('tells of an order answered by %s that it is %s', (kind, resolution) => {
    const hold = { ...row, transfer: { ...transfer, kind: 'hold' }, answer: kind && { kind } }
    expect(toStatementEntry(hold).resolution).toBe(resolution)
    expect(toStatementEntry({ ...row, answer: kind && { kind } })).not.toHaveProperty('resolution')
  })
})

describe('the months shown', () => {
  it('end with the given month, oldest first, over the turn of the year', () => {
    expect(monthsUntil('2026-02', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
    expect(monthsUntil('2026-11', 1)).toEqual(['2026-11'])
  })
})

describe('who may read a household’s points', () => {
  const household = { householdId: 'home', villagersGroupId: 'three' }
  const person = { userId: 'user', name: '某人', ownHouseholdIds: [] }

  it.each([
    ['its own villager', { role: 'villager', householdId: 'home' }, true],
    ['a villager of another household', { role: 'villager', householdId: 'other' }, false],
    ['the leader of its group', { role: 'group_leader', villagersGroupId: 'three' }, true],
    ['the leader of another group', { role: 'group_leader', villagersGroupId: 'one' }, false],
    [
      'the leader of another group who lives there',
      { role: 'group_leader', villagersGroupId: 'one', ownHouseholdIds: ['home'] },
      true,
    ],
    ['the committee', { role: 'committee' }, true],
    ['the supervisors', { role: 'supervisor' }, true],
    ['the system', { role: 'system' }, true],
    ['the clerk', { role: 'clerk' }, false],
    ['the town', { role: 'town_officer' }, false],
  ] as const)('%s: %o', (_, role, isAllowed) => {
    expect(mayReadAccount({ ...person, ...role }, household)).toBe(isAllowed)
  })
})
