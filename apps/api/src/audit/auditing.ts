import { setImmediate } from 'node:timers/promises'
import { auditDeclarations } from '../declarations/index.ts'
import { auditDeductions } from '../deductions/index.ts'
import { auditLaws, auditLedger } from '../ledger/index.ts'
import { StoreBusy } from '../platform/database/store.ts'
import type { Background } from '../platform/http/route.ts'
import type { Check, Fault } from '../platform/walk.ts'
import { systemActor, type Work } from '../platform/work.ts'
import { auditRewards } from '../rewards/index.ts'

type Parts = readonly (readonly [name: string, check: Check])[]

/** The parts of the books, in the order in which they build on each other. */
const books: Parts = [
  ['账本', auditLedger],
  ['申报和封顶', auditDeclarations],
  ['扣分', auditDeductions],
  ['兑换和库存', auditRewards],
]

/** Broken books come first: they say what was done while a law was away. */
const booksAndLaws: Parts = [...books, ['管账本的规矩', auditLaws]]

export interface Audit {
  readonly rows: number
  /** The first broken place of each part; none when all is well. */
  readonly faults: readonly Fault[]
}

/** Rows walked so far, and in which part. */
type OnStep = (part: string, rows: number) => void

/** Counts one village's books anew in one snapshot, without writing and without holding anybody up. */
export const auditVillage = async (
  { store, now }: Pick<Background, 'store' | 'now'>,
  villageId: string,
  onStep?: OnStep,
): Promise<Audit> => store.snapshot((tx) => auditParts(booksAndLaws, { tx, villageId, now: now() }, onStep))

/** The books alone within a transaction that is open already: while it restores, the laws stand aside. */
export const auditWithin = (work: Pick<Work, 'tx' | 'villageId' | 'now'>): Promise<Audit> => auditParts(books, work)

const auditParts = async (
  parts: Parts,
  work: Pick<Work, 'tx' | 'villageId' | 'now'>,
  onStep: OnStep = () => undefined,
): Promise<Audit> => {
  const faults: Fault[] = []
  let rows = 0
  for (const [name, check] of parts) {
    const step = async (walked: number) => {
      rows += walked
      onStep(name, rows)
      await setImmediate()
    }
    const fault = await firstOf(name, check({ ...work, actor: systemActor, step }))
    if (fault) faults.push(fault)
  }
  return { rows, faults }
}

/** What cannot even be read is a fault like another. */
const firstOf = async (name: string, found: ReturnType<Check>): Promise<Fault | undefined> => {
  try {
    for await (const fault of found) return fault
  } catch (error) {
    if (error instanceof StoreBusy) throw error
    return { place: name, expected: '读得懂', found: (error as Error).message }
  }
  return undefined
}
