import { yearOf } from '@village-points/shared/ledger/period.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { heirOf } from '../households/index.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import {
  available,
  BelowZero,
  conduct,
  conductSource,
  deducted,
  expired,
  issuance,
  opening,
  shortfall,
} from './account.ts'
import { yearAt } from './period.ts'
import { type DecidedLines, type Draft, post, postAll, posted } from './posting-repository.ts'
import { findTransfer, linesOf, memoOf } from './reading-repository.ts'
import {
  awardLines,
  deductionLines,
  givenBackLines,
  holdLines,
  inheritedLines,
  moveLines,
  type Order,
  openingLines,
  postLines,
  releaseLines,
  reversalLines,
  stockLines,
} from './transfer.ts'

/** What a posting leaves behind. */
export interface Posted {
  readonly transferId: string
}

/** A deed that earns; `hundredths` of a point. */
export interface Earning {
  readonly householdId: string
  readonly hundredths: number
  readonly isHonorOnly: boolean
  readonly title: string
  readonly deedOn: string
  readonly note: string
  readonly memberId?: string
  readonly memberName?: string
  readonly rulebookId?: string
  readonly ruleId?: string
}

/** An award with the person and the moment it belongs to. */
export interface Award {
  readonly work: Work
  readonly earning: Earning & { readonly declarationId: string }
}

/**
 * Posts the awards of declarations, in the order given (LEDGER law 12: the only way to earn besides the paper book). Each
 * is answered with what its household may spend after it.
 */
export const postAwards = async (awards: readonly Award[]): Promise<readonly (Posted & { available: number })[]> => {
  const postings = awards.map(({ work, earning }) => ({ work, draft: earningDraft('award', earning, awardLines) }))
  return (await postAll(postings)).map((outcome, index) => {
    const { transferId, balanceOf } = posted(outcome)
    return { transferId, available: balanceOf(available(awards[index]!.earning.householdId)) }
  })
}

/** Posts one line of the paper book that an import brings in. */
export const postOpening = async (work: Work, earning: Earning & { importId: string }): Promise<Posted> =>
  post(work, earningDraft('opening', earning, openingLines))

/** What a household owes is asked when its turn comes: an award before it in the same set may have filled it. */
const earningDraft = (
  kind: 'award' | 'opening',
  { hundredths, isHonorOnly, ...words }: Earning & { declarationId?: string; importId?: string },
  linesOf: typeof awardLines,
): Draft => {
  const { householdId } = words
  const year = yearOf(words.deedOn)
  const ofHousehold = [shortfall(householdId), available(householdId), conduct(householdId, year)]
  return {
    kind,
    ...words,
    lines: {
      touching: [kind === 'award' ? issuance(year) : opening(), conductSource(year), ...ofHousehold],
      decide: (balanceOf) =>
        linesOf({ householdId, hundredths, year, owed: Math.abs(balanceOf(shortfall(householdId))), isHonorOnly }),
    },
  }
}

/**
 * Posts the opposite of an award or opening line, on the household that has its points now. The callers' own states
 * refuse what was taken back before; the database would too (law 6).
 */
export const reverse = async (
  work: Work,
  { transferId, reason }: { transferId: string; reason: string },
): Promise<Posted> => {
  const original = await findTransfer(work, transferId)
  if (!original) throw new Error(`no transfer ${transferId}`)
  const householdId = await heirOf(work, original.householdId!)
  const lines = inheritedLines(await linesOf(work, original.sequence), householdId)
  const lapsed = yearsOver(original.recordedAt, work.now).map((year) => expired(householdId, year))
  const { memberName } = await memoOf(work, transferId)
  return post(work, {
    kind: 'reversal',
    title: original.title,
    lines: {
      touching: [...lines.map(({ account }) => account), available(householdId), shortfall(householdId), ...lapsed],
      decide: (balanceOf) =>
        reversalLines(lines, {
          available: balanceOf(available(householdId)),
          expiredByYear: new Map(lapsed.map((account) => [account.year!, balanceOf(account)])),
        }),
    },
    deedOn: original.deedOn,
    note: reason,
    reversesTransferId: transferId,
    householdId,
    ...(memberName ? { memberName } : {}),
    ...kept(original, ['memberId', 'rulebookId', 'ruleId', 'declarationId', 'importId']),
  })
}

/** A deduction as deductions describes it to the ledger. */
export interface Taking {
  readonly householdId: string
  readonly hundredths: number
  readonly title: string
  readonly note: string
  readonly rulebookId: string
  readonly ruleId: string
  readonly declarationId: string
}

/** Takes points and honour, of the year in which it happens: what was seen last year disturbs no closed books. */
export const postDeduction = async (work: Work, { hundredths, ...words }: Taking): Promise<Posted> => {
  const { householdId } = words
  const deedOn = villageDayOf(work.now)
  const year = yearOf(deedOn)
  const wallet = available(householdId)
  return post(work, {
    kind: 'deduction',
    ...words,
    deedOn,
    lines: {
      touching: [wallet, shortfall(householdId), deducted(), conduct(householdId, year), conductSource(year)],
      decide: (balanceOf) => deductionLines({ householdId, hundredths, year }, balanceOf(wallet)),
    },
  })
}

/** Gives a deduction back to the household that has its points now: put right in time, or found to have been wrong. */
export const giveBack = async (
  work: Work,
  kind: 'repair' | 'reversal',
  { transferId, note }: { transferId: string; note: string },
): Promise<Posted> => {
  const original = await findTransfer(work, transferId)
  if (!original) throw new Error(`no transfer ${transferId}`)
  const householdId = await heirOf(work, original.householdId!)
  const lines = inheritedLines(await linesOf(work, original.sequence), householdId)
  const lacking = shortfall(householdId)
  return post(work, {
    kind,
    title: original.title,
    note,
    deedOn: original.deedOn,
    householdId,
    lines: {
      touching: [...lines.map(({ account }) => account), available(householdId), lacking],
      decide: (balanceOf) => givenBackLines(lines, Math.abs(balanceOf(lacking))),
    },
    ...kept(original, ['rulebookId', 'ruleId', 'declarationId']),
    ...(kind === 'reversal' ? { reversesTransferId: transferId } : {}),
  })
}

/** Years at whose end points recorded at `from` may have lapsed by now. */
const yearsOver = (from: Date, now: Date): number[] => {
  const [first, last] = [yearAt(from), yearAt(now)]
  return Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index)
}

/** Columns that an answering transfer takes over from the one it answers, without the empty ones. */
const kept = <Row extends object, Key extends keyof Row>(row: Row, keys: readonly Key[]) =>
  Object.fromEntries(keys.filter((key) => row[key] !== null).map((key) => [key, row[key]])) as {
    [K in Key]?: NonNullable<Row[K]>
  }

/** An order as rewards describes it to the ledger. */
export interface RedemptionOrder extends Order {
  readonly redemptionId: string
  readonly title: string
}

/** Points and goods are held together. Throws BelowZero: on `household_available` or on `stock_on_hand`. */
export const holdForRedemption = async (work: Work, { redemptionId, title, ...order }: RedemptionOrder) =>
  post(work, {
    kind: 'hold',
    title,
    lines: holdLines(order),
    deedOn: villageDayOf(work.now),
    householdId: order.householdId,
    redemptionId,
  })

/** Settles a hold, once: handed over, cancelled or expired. */
export const settleHold = async (
  work: Work,
  holdTransferId: string,
  outcome: 'post' | 'void' | 'expire',
  { redemptionId, title, ...order }: RedemptionOrder,
): Promise<Posted> =>
  post(work, {
    kind: outcome,
    title,
    lines: outcome === 'post' ? postLines(order) : releasing(order),
    deedOn: villageDayOf(work.now),
    householdId: order.householdId,
    redemptionId,
    resolvesTransferId: holdTransferId,
  })

/** What comes back fills a shortfall first, as an award does. */
const releasing = (order: Order): DecidedLines => {
  const lacking = shortfall(order.householdId)
  return {
    touching: [lacking, ...releaseLines(order, 0).map(({ account }) => account)],
    decide: (balanceOf) => releaseLines(order, Math.abs(balanceOf(lacking))),
  }
}

/** Goods come in, are lost, or are counted. Throws BelowZero on `stock_on_hand`. */
export const moveGoods = async (
  work: Work,
  movement: {
    kind: 'supply' | 'loss' | 'stock_take'
    rewardId: string
    units: number
    title: string
    note: string
    importId?: string
  },
): Promise<Posted> =>
  post(work, {
    kind: movement.kind,
    title: movement.title,
    note: movement.note,
    lines: stockLines(movement.kind, movement.rewardId, movement.units),
    deedOn: villageDayOf(work.now),
    ...(movement.importId ? { importId: movement.importId } : {}),
  })

/** Moves figures between two households; nothing is written when there is nothing to move. */
export const moveFigures = async (
  work: Work,
  kind: 'merge' | 'split',
  words: { title: string; note: string },
  move: Parameters<typeof moveLines>[0],
): Promise<void> => {
  const lines = moveLines(move)
  if (lines.length === 0) return
  try {
    await post(work, { kind, lines, ...words, deedOn: villageDayOf(work.now), householdId: move.intoHouseholdId })
  } catch (error) {
    if (!(error instanceof BelowZero)) throw error
    refuse('ledger.points_insufficient', { needed: error.wanted / 100, available: error.balance / 100 })
  }
}
