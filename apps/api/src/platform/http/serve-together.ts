import { StoreBusy, type Tx } from '../database/store.ts'
import type { Call } from './calling.ts'
import type { Binding } from './route.ts'
import { type Outcome, serveWrites, type Writing } from './serve-writes.ts'

/** Requests served as one set at the most; more only lengthens the wait of the first. */
const MOST_TOGETHER = 128

interface Waiting {
  readonly call: Call
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: unknown) => void
}

/**
 * Requests of one endpoint that arrive together are decided and written as one set. The set is taken when its turn to
 * write comes, so whoever arrives until then comes along. When a set fails as a whole, each is run alone.
 */
export const openGathering = (server: Writing, binding: Binding): ((call: Call) => Promise<Outcome>) => {
  const waiting: Waiting[] = []
  let isAsked = false
  const serve = (tx: Tx, set: readonly Waiting[]) =>
    serveWrites(
      server,
      binding,
      tx,
      set.map(({ call }) => call),
    )

  const alone = async (one: Waiting) => {
    try {
      const [outcome] = await server.store.write((tx) => serve(tx, [one]))
      one.resolve(outcome!)
    } catch (error) {
      one.reject(error)
    }
  }

  const writeTogether = async () => {
    isAsked = true
    const set: Waiting[] = []
    try {
      const outcomes = await server.store.write((tx) => {
        isAsked = false
        set.push(...waiting.splice(0, MOST_TOGETHER - set.length)) // run again, the set only grows
        if (waiting.length > 0) void writeTogether()
        return serve(tx, set)
      })
      for (const [index, { resolve }] of set.entries()) resolve(outcomes[index]!)
    } catch (error) {
      if (set.length > 1 && !(error instanceof StoreBusy)) return void (await Promise.all(set.map(alone)))
      if (set.length === 0) {
        isAsked = false // never got its turn
        set.push(...waiting.splice(0))
      }
      for (const { reject } of set) reject(error)
    }
  }

  return (call) =>
    new Promise((resolve, reject) => {
      waiting.push({ call, resolve, reject })
      if (!isAsked) void writeTogether()
    })
}
