// What the page tells the Node side: logs, exceptions, calls the host does not know, calls it only notes.
const unsupported = new Set()
const recordings = []

/** A copy that could cross WeChat's bridge, or the text of a value that could not. */
export function cloneable(value) {
  if (value === undefined) return undefined
  try {
    return JSON.parse(JSON.stringify(value))
  } catch {
    return String(value)
  }
}

export function report(method, params) {
  window.hostReport?.(method, cloneable(params))
}

export function log(type, ...values) {
  report('App.logAdded', { type, args: values.map(describe) })
}

function describe(value) {
  if (typeof value === 'string') return value
  if (value instanceof Error) return `${value.message} ${value.stack ?? ''}`
  return JSON.stringify(cloneable(value)) ?? String(value)
}

export function reportException(error, kind = 'error') {
  const message = String(error?.message ?? error?.errMsg ?? error)
  report('App.exceptionThrown', { message, stack: String(error?.stack ?? ''), kind })
}

/** Notes a wx call, component or option the host cannot honour; tests assert that there is none. */
export function noteUnsupported(name) {
  unsupported.add(name)
  log('warn', `host: ${name} is not supported`)
}

/** Notes a call whose effect lies outside the app, such as a phone call, so that a test can look for it. */
export function record(api, options) {
  recordings.push({ api, options: cloneable(options) })
}

export const listUnsupported = () => [...unsupported]
export const listRecordings = () => recordings
