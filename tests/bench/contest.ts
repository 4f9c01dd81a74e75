import autocannon from 'autocannon'
import { type Figure, progress } from './report.ts'

const CONNECTIONS = 64
/** `ROUNDS=1 SECONDS=2 pnpm bench throughput` for a quick look. */
const rounds = Number(process.env.ROUNDS ?? 3)
export const SECONDS = Number(process.env.SECONDS ?? 4)
/** A batch on a slow disk may wait behind sixty-three others. */
const TIMEOUT_SECONDS = 60

/** Something that answers requests; the first of a contest is what the others are compared with. */
export type Contestant = { readonly name: string } & (
  | { readonly options: autocannon.Options }
  | { measure(): Promise<Score> }
)

export interface Score {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly refused: number
}

const load = async (options: autocannon.Options): Promise<Score> => {
  const everywhere = { connections: CONNECTIONS, timeout: TIMEOUT_SECONDS, ...options }
  // What the one before left waiting is answered first: its answers must not cost this one's time.
  await autocannon({ ...everywhere, amount: CONNECTIONS })
  const { requests, latency, non2xx, errors } = await autocannon({ ...everywhere, duration: SECONDS })
  return { perSecond: requests.average, p50: latency.p50, p99: latency.p99, refused: non2xx + errors }
}

const once = async (contestant: Contestant): Promise<Score> => {
  const score = await ('options' in contestant ? load(contestant.options) : contestant.measure())
  const { perSecond, p99, refused } = score
  const words = `${Math.round(perSecond)}/s, p99 ${p99} ms${refused ? `, ${refused} REFUSED` : ''}`
  progress(`  ${contestant.name}: ${words}`)
  if (refused > perSecond) throw new Error(`${contestant.name} refuses what it is sent: its figures say nothing`)
  return score
}

/**
 * Loads each in turn, round after round, so that a busy machine is unfair to all of them alike; keeps everybody's best
 * round. Only ratios between the scores of one contest mean anything.
 */
export const contest = async (contestants: readonly Contestant[]): Promise<ReadonlyMap<string, Score>> => {
  const best = new Map<string, Score>()
  for (let round = 1; round <= rounds; round++) {
    progress(`round ${round} of ${rounds}`)
    for (const contestant of contestants) {
      const score = await once(contestant)
      const before = best.get(contestant.name)
      const refused = score.refused + (before?.refused ?? 0)
      const better = !before || score.perSecond > before.perSecond ? score : before
      best.set(contestant.name, { ...better, refused })
    }
  }
  return best
}

/** A ratio with two digits that count. */
export const ratio = (part: number, whole: number): number => Number((part / whole).toPrecision(2))

/** `name` as a part of `of`, with what was aimed at. */
export const ratioFigure = (scores: ReadonlyMap<string, Score>, name: string, of: string, least?: number): Figure => ({
  name: `${name}, ratio to ${of}`,
  value: ratio(scores.get(name)!.perSecond, scores.get(of)!.perSecond),
  unit: '×',
  ...(least === undefined ? {} : { least }),
})
