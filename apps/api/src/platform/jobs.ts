import type { Background } from './http/route.ts'

/** A time-driven step. It calls the same use cases as people do, and running it twice changes nothing more. */
export interface Job {
  readonly name: string
  readonly everySeconds: number
  readonly run: (background: Background) => Promise<void>
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
