import { run } from '../runtime/app-events.js'
import { fail, succeed } from './answer.js'
import { isOnline } from './connection.js'

const DEFAULT_TIMEOUT = 60_000
const timeouts = window.weappSettings.manifest.app.networkTimeout ?? {}

/** The caller's own limit in milliseconds, else that of app.json, else WeChat's. */
export const timeLimit = (api, { timeout }) => timeout ?? timeouts[api] ?? DEFAULT_TIMEOUT

/** A failure as wx words it, with WeChat's error number where there is one. */
export class TransferError extends Error {
  constructor(message, errno) {
    super(message)
    this.errno = errno
  }
}

/** Sends one HTTP request through the host's relay and returns the reply with its body as a blob. */
export async function transfer({ url, method, header, body, timeout, signal, onHeaders }) {
  if (!/^https?:\/\//.test(url ?? '')) throw new TransferError(`invalid url "${url}"`, 600009)
  if (!isOnline()) throw new TransferError('net::ERR_INTERNET_DISCONNECTED', 600001)
  const wanted = toBase64(JSON.stringify({ url, method, header, timeout }))
  const reply = await fetch('/relay', { method: 'POST', headers: { 'x-weapp-request': wanted }, body, signal })
  const description = JSON.parse(fromBase64(reply.headers.get('x-weapp-reply')))
  if (description.failure) throw new TransferError(description.failure, description.errno)
  onHeaders?.(description)
  return { ...description, blob: await reply.blob() }
}

/** Runs a transfer as a task that can be aborted, and answers the caller's callbacks. */
export function startTask(api, options, perform) {
  const controller = new AbortController()
  const listeners = { HeadersReceived: new Set(), ProgressUpdate: new Set() }
  const tell = (event, details) => {
    for (const listener of listeners[event]) run(listener, undefined, details)
  }
  perform(controller.signal, tell).then(
    (result) => succeed(options, api, result),
    (error) => {
      const isAborted = controller.signal.aborted
      const isConnection = error instanceof TransferError
      const reason = isAborted ? 'abort' : isConnection ? error.message : `net ${error.message}`
      fail(options, api, reason, isConnection ? error.errno : undefined)
    },
  )
  const task = { abort: () => controller.abort() }
  for (const event of Object.keys(listeners)) {
    task[`on${event}`] = (listener) => listeners[event].add(listener)
    task[`off${event}`] = (listener) => (listener ? listeners[event].delete(listener) : listeners[event].clear())
  }
  return task
}

function toBase64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}

function fromBase64(text) {
  return new TextDecoder().decode(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)))
}
