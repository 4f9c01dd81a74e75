import { type ChildProcess, type Serializable, spawn } from 'node:child_process'
import { flushCompileCache } from 'node:module'

/** Why a worker gave no answer. */
export class WorkerFailure extends Error {
  readonly reason: 'too_slow' | 'out_of_memory' | 'crashed'

  constructor(reason: WorkerFailure['reason'], cause?: unknown) {
    super(`the worker gave no answer: ${reason}`, { cause })
    this.reason = reason
  }
}

interface Bounds {
  readonly heapMegabytes: number
  /** For one task, the start of the worker included. */
  readonly milliseconds: number
  /** How long a worker waits for another task; 0 gives every task a worker of its own. */
  readonly idleMilliseconds: number
}

/** How a process ends that V8 gave up for want of memory, by the platform. */
const OUT_OF_MEMORY = ['SIGABRT', 'SIGTRAP', 'SIGILL']

const start = (script: URL, heapMegabytes: number): ChildProcess =>
  spawn(
    process.execPath,
    [
      `--max-old-space-size=${heapMegabytes}`,
      '--max-semi-space-size=16',
      '--input-type=module',
      '-e',
      `await import(${JSON.stringify(script.href)})`,
    ],
    // Nothing of the server's surroundings, so that a hostile file finds no secrets; and no last words, which might quote it.
    { env: compileCache, stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced' },
  )

const { NODE_COMPILE_CACHE } = process.env
const compileCache = NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {}

const ask = <Answer>(child: ChildProcess, task: unknown, milliseconds: number): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const listeners = {
      message: (answer: Answer) => {
        leave()
        resolve(answer)
      },
      error: (error: Error) => fail('crashed', error),
      exit: (code: number | null, signal: NodeJS.Signals | null) =>
        fail(
          OUT_OF_MEMORY.includes(signal ?? '') ? 'out_of_memory' : 'crashed',
          new Error(`ended with ${signal ?? code}`),
        ),
    }
    const leave = () => {
      clearTimeout(timer)
      for (const [event, listener] of Object.entries(listeners)) child.off(event, listener)
    }
    const fail = (reason: WorkerFailure['reason'], cause?: unknown) => {
      leave()
      child.kill('SIGKILL')
      reject(new WorkerFailure(reason, cause))
    }
    const timer = setTimeout(() => fail('too_slow'), milliseconds)
    for (const [event, listener] of Object.entries(listeners)) child.on(event, listener)
    hold(child, true)
    child.send(task as Serializable, (error) => error && fail('crashed', error))
  })

/** An idle worker must not keep the server from ending. */
const hold = (child: ChildProcess, isHeld: boolean): void => {
  for (const one of [child, child.channel]) isHeld ? one?.ref() : one?.unref()
}

/**
 * Tasks for one script, one after the other in a process beside the server: a heavy or hostile task costs no more than its
 * worker. A thread would not do: one that runs out of memory may take the server along. Rejects with WorkerFailure.
 */
export const openWorker = <Task, Answer>(script: URL, bounds: Bounds): ((task: Task) => Promise<Answer>) => {
  let queue: Promise<unknown> = Promise.resolve()
  let kept: ChildProcess | undefined
  let idle: NodeJS.Timeout | undefined
  const open = (): ChildProcess => {
    const worker = start(script, bounds.heapMegabytes)
    const forget = () => {
      if (kept === worker) kept = undefined
    }
    return worker.on('error', forget).on('exit', forget)
  }
  const dismiss = (worker: ChildProcess) => {
    kept = undefined
    worker.kill('SIGKILL')
  }
  const keep = (worker: ChildProcess) => {
    kept = worker
    hold(worker, false)
    idle = setTimeout(dismiss, bounds.idleMilliseconds, worker).unref()
  }
  const runNext = async (task: Task): Promise<Answer> => {
    clearTimeout(idle)
    const worker = kept ?? open()
    kept = undefined
    const answer = await ask<Answer>(worker, task, bounds.milliseconds)
    if (bounds.idleMilliseconds === 0) dismiss(worker)
    else keep(worker)
    return answer
  }
  return (task) => {
    const mine = queue.then(() => runNext(task))
    queue = mine.catch(() => undefined)
    return mine
  }
}

/** The other side: answers the tasks that arrive in this process. What `perform` throws ends it. */
export const answerTasks = <Task, Answer>(perform: (task: Task) => Promise<Answer>): void => {
  flushCompileCache() // modules compiled for this one are there for the next: none ends by itself, all are ended
  process.on('message', async (task: Task) => process.send?.(await perform(task)))
}
