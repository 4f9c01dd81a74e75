import type { Fault } from '../platform/walk.ts'

interface Line {
  readonly accountKind: string
  readonly amount: number
}

/** Which way money goes, by kind of transfer; what takes one back goes either way. */
const directions: Readonly<Record<string, Readonly<Record<string, 1 | -1>>>> = {
  fund_in: { fund_source: -1, fund_on_hand: 1 },
  fund_out: { fund_on_hand: -1, fund_spent: 1 },
}

/** Money moves by movements of the fund alone, each between the fund and one source or use; they move nothing else. */
export function* fundFaults(
  { sequence, kind }: { readonly sequence: number; readonly kind: string },
  lines: readonly Line[],
): Generator<Fault> {
  const place = `第 ${sequence} 笔,积分基金的钱`
  const money = lines.filter(({ accountKind }) => accountKind.startsWith('fund_'))
  const wanted = directions[kind]
  if (!wanted) {
    if (money.length > 0 && kind !== 'reversal') yield { place, expected: '不动', found: `${kind} 动了它` }
    return
  }
  const isAsWanted = lines.every(({ accountKind, amount }) => Math.sign(amount) === wanted[accountKind])
  if (!isAsWanted || lines.length !== 2) {
    const found = lines.map(({ accountKind, amount }) => `${accountKind} ${amount / 100} 元`).join('、')
    yield { place, expected: kind === 'fund_in' ? '钱进来' : '钱出去', found }
  }
}
