import type { Background } from './http/route.ts'

/** A time-driven step. It calls the same use cases as people do, and running it twice changes nothing more. */
export interface Job {
  readonly name: string
  readonly everySeconds: number
  readonly run: (background: Background) => Promise<void>
}

/**
 * Takes one after the other, the next also when one fails: a village whose data are in disorder keeps no other waiting.
 * What failed is thrown at the end, so that it is logged and tried again next time.
 */
export const eachApart = async <One>(ones: readonly One[], step: (one: One) => Promise<void>): Promise<void> => {
  const failures: Error[] = []
  for (const one of ones) {
    await step(one).catch((cause: unknown) => failures.push(new Error(`Failed for ${JSON.stringify(one)}`, { cause })))
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${ones.length} failed`)
}

/** Runs each job at its interval, never twice at once; a failure is logged and tried again next time. */
export const startJobs = (jobs: readonly Job[], background: Background): { stop: () => void } => {
  const timers = jobs.map((job) => {
    let isRunning = false
    return setInterval(() => {
      if (isRunning) return
      isRunning = true
      background.run(job.name, async () => {
        try {
          await job.run(background)
        } finally {
          isRunning = false
        }
      })
    }, job.everySeconds * 1000)
  })
  return { stop: () => timers.forEach(clearInterval) }
}
