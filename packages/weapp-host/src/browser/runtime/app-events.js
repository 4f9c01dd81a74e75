import { reportException } from './report.js'

// wx.onX/offX names the host really emits; the prefix-free name is the event.
export const APP_EVENTS = [
  'AppShow',
  'AppHide',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'NetworkStatusChange',
  'WindowResize',
  'ThemeChange',
  'MemoryWarning',
  'KeyboardHeightChange',
  'UserCaptureScreen',
  'AudioInterruptionBegin',
  'AudioInterruptionEnd',
  'LazyLoadError',
]

const listeners = new Map(APP_EVENTS.map((name) => [name, new Set()]))

export function listen(name, listener) {
  listeners.get(name).add(listener)
}

/** Without a listener every listener of that event goes, as wx.offX() does. */
export function unlisten(name, listener) {
  if (listener) listeners.get(name).delete(listener)
  else listeners.get(name).clear()
}

export function emit(name, ...details) {
  for (const listener of [...listeners.get(name)]) {
    try {
      listener(...details)
    } catch (error) {
      reportException(error)
    }
  }
}

/** Reports an exception to the test and to the app's own error listeners. */
export function raise(error) {
  reportException(error)
  emit('Error', `${error?.message ?? error}\n${error?.stack ?? ''}`)
}

/** Runs one of the app's callbacks as WeChat does: its exception is reported and the host goes on. */
export function run(callback, owner, ...values) {
  if (typeof callback !== 'function') return undefined
  try {
    return callback.apply(owner, values)
  } catch (error) {
    raise(error)
    return undefined
  }
}

export function watchWindowErrors() {
  window.addEventListener('error', (event) => {
    if (!event.error) return
    event.preventDefault()
    raise(event.error)
  })
  window.addEventListener('unhandledrejection', (event) => {
    event.preventDefault()
    reportException(event.reason, 'unhandledRejection')
    emit('UnhandledRejection', { reason: event.reason, promise: event.promise })
  })
}
