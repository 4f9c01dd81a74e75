import { run } from '../runtime/app-events.js'

// Every asynchronous wx API answers through success or fail, then complete, and never before it has returned.
export function succeed(options, api, result = {}) {
  const answer = { errMsg: `${api}:ok`, ...result }
  later(options?.success, options?.complete, answer)
}

export function fail(options, api, reason, errno) {
  const answer = { errMsg: `${api}:fail ${reason}`, ...(errno ? { errno } : {}) }
  later(options?.fail, options?.complete, answer)
}

function later(callback, complete, answer) {
  setTimeout(() => {
    run(callback, undefined, answer)
    run(complete, undefined, answer)
  }, 0)
}

/** An API that does a thing and answers, or fails with the thing's own error message. */
export function action(api, perform = () => ({})) {
  return (options = {}) => {
    const { callbacks, promise } = orPromise(options)
    // async, so that what perform throws fails the call like what it rejects with
    const performed = (async () => perform(options))()
    performed.then(
      (result) => succeed(callbacks, api, result ?? {}),
      (error) => fail(callbacks, api, error.message),
    )
    return promise
  }
}

// Native wx APIs return a promise when no callback is given.
function orPromise(options) {
  if (options.success || options.fail || options.complete) return { callbacks: options }
  const callbacks = {}
  const promise = new Promise((resolve, reject) => {
    callbacks.success = resolve
    callbacks.fail = (answer) => reject(Object.assign(new Error(answer.errMsg), answer))
  })
  return { callbacks, promise }
}
