import { parentPort, Worker } from 'node:worker_threads'

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

const ask = <Answer>(worker: Worker, task: unknown, milliseconds: number): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const listeners = {
      message: (answer: Answer) => {
        leave()
        resolve(answer)
      },
      error: (error: NodeJS.ErrnoException) =>
        fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out_of_memory' : 'crashed', error),
      exit: () => fail('crashed'),
    }
    const leave = () => {
      clearTimeout(timer)
      for (const [event, listener] of Object.entries(listeners)) worker.off(event, listener)
    }
    const fail = (reason: WorkerFailure['reason'], cause?: unknown) => {
      leave()
      void worker.terminate()
      reject(new WorkerFailure(reason, cause))
    }
    const timer = setTimeout(() => fail('too_slow'), milliseconds)
    for (const [event, listener] of Object.entries(listeners)) worker.on(event, listener)
    worker.ref()
    worker.postMessage(task)
  })

/**
 * Tasks for one script, one after the other in a thread beside the server: a heavy or hostile task costs no more than its
 * worker, and the memory of the whole server stays bounded. Rejects with WorkerFailure.
 */
export const openWorker = <Task, Answer>(script: URL, bounds: Bounds): ((task: Task) => Promise<Answer>) => {
  let queue: Promise<unknown> = Promise.resolve()
  let kept: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  const start = () => {
    const worker = new Worker(script, {
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: bounds.heapMegabytes, maxYoungGenerationSizeMb: 32 },
    })
    const forget = () => {
      if (kept === worker) kept = undefined
    }
    return worker.on('error', forget).on('exit', forget)
  }
  const dismiss = (worker: Worker) => {
    kept = undefined
    void worker.terminate()
  }
  const runNext = async (task: Task): Promise<Answer> => {
    clearTimeout(idle)
    const worker = kept ?? start()
    kept = undefined
    const answer = await ask<Answer>(worker, task, bounds.milliseconds)
    if (bounds.idleMilliseconds === 0) dismiss(worker)
    else {
      kept = worker
      worker.unref() // an idle worker must not keep the server from ending
      idle = setTimeout(dismiss, bounds.idleMilliseconds, worker).unref()
    }
    return answer
  }
  return (task) => {
    const mine = queue.then(() => runNext(task))
    queue = mine.catch(() => undefined)
    return mine
  }
}

/** The other side: answers the tasks that arrive in this thread. What `perform` throws ends the thread. */
export const answerTasks = <Task, Answer>(perform: (task: Task) => Promise<Answer>): void => {
  parentPort?.on('message', async (task: Task) => parentPort?.postMessage(await perform(task)))
}
