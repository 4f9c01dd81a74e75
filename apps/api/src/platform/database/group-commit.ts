import { randomInt } from 'node:crypto'
import { StoreBusy, type Tx } from './store.ts'
import type { Trouble } from './transaction.ts'

/** Requests that share one commit at the most; more only lengthens the wait of the first. */
const MOST_PER_COMMIT = 256
/** A commit is made when its requests have run for so long: the first of them waits, and so does every reader. */
const LONGEST_RUN_MS = 30
/** Writes that may wait before new ones are told to come back: memory stays bounded. */
const MOST_WAITING = 10_000
/** Times that a batch is run before its callers are told to come back. */
const MOST_ATTEMPTS = 5
const SHORTEST_PAUSE_MS = 10

/** One connection that writes, for the time of one batch. */
export interface Lane {
  readonly tx: Tx
  begin(): unknown
  /** A request begins: what the last one waited for is forgotten. */
  next(): void
  /** Resolves when the batch is on the disk. */
  commit(): unknown
  /** Never fails. */
  rollback(): unknown
  /** What the transaction has met; a trouble other than `later` is the whole batch's. */
  trouble(): Trouble | undefined
  /** The batch is over. */
  release(): void
}

interface Waiting {
  readonly run: (tx: Tx) => Promise<unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/** What a committed batch leaves to be done. */
interface Outcome {
  readonly answers: readonly (() => void)[]
  /** First in the next batch: requests that wait for a lock and may then wait holding nothing, and those too late for this one. */
  readonly later: readonly Waiting[]
}

/** Writes that arrive together share one commit, each in a savepoint of its own, answered after the commit. */
export const groupCommit = (takeLane: () => Lane | Promise<Lane>) => {
  const queue: Waiting[] = []
  let running: Promise<void> | undefined

  const drain = async () => {
    while (queue.length > 0) {
      const batch = queue.splice(0, MOST_PER_COMMIT)
      try {
        const { answers, later } = await commitInTheEnd(takeLane, batch)
        queue.unshift(...later)
        for (const answer of answers) answer()
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
      await new Promise(setImmediate) // lets requests in: the next batch gathers here
    }
    running = undefined
  }

  return {
    write: <T>(run: (tx: Tx) => Promise<T>): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        if (queue.length >= MOST_WAITING) return reject(new StoreBusy('too many writes wait'))
        queue.push({ run, resolve: resolve as (value: unknown) => void, reject })
        running ??= new Promise(setImmediate).then(drain)
      }),
    idle: async () => {
      while (running) await running
    },
  }
}

/** Runs a batch again while the database asks for it, and not without end. */
const commitInTheEnd = async (takeLane: () => Lane | Promise<Lane>, batch: readonly Waiting[]): Promise<Outcome> => {
  for (let attempt = 1; ; attempt++) {
    const lane = await takeLane()
    try {
      return await commitTogether(lane, batch)
    } catch (error) {
      const trouble = lane.trouble()
      await lane.rollback()
      if (trouble === 'busy') throw new StoreBusy('the database cannot be reached', { cause: error })
      if (trouble !== 'again') throw error
      if (attempt === MOST_ATTEMPTS) throw new StoreBusy('the database is overrun', { cause: error })
    } finally {
      lane.release()
    }
    await pause(attempt)
  }
}

const commitTogether = async (lane: Lane, batch: readonly Waiting[]): Promise<Outcome> => {
  const answers: (() => void)[] = []
  const later: Waiting[] = []
  await lane.begin()
  const lastStart = performance.now() + LONGEST_RUN_MS
  for (const [index, one] of batch.entries()) {
    if (performance.now() > lastStart) {
      later.push(...batch.slice(index))
      break
    }
    lane.next()
    try {
      const value = await lane.tx.savepoint(one.run)
      answers.push(() => one.resolve(value))
    } catch (error) {
      const trouble = lane.trouble()
      if (trouble && trouble !== 'later') throw error
      if (trouble === 'later') later.push(one)
      else answers.push(() => one.reject(error))
    }
  }
  await lane.commit()
  return { answers, later }
}

/** Longer each time, and never the same for two who collided. */
const pause = (attempt: number): Promise<void> => {
  const longest = SHORTEST_PAUSE_MS * 2 ** attempt
  return new Promise((resolve) => setTimeout(resolve, randomInt(SHORTEST_PAUSE_MS, longest)))
}
