import { APP_EVENTS, listen, run, unlisten } from '../runtime/app-events.js'
import { noteUnsupported } from '../runtime/report.js'
import { fail } from './answer.js'
import { deviceApis } from './device.js'
import { dialogApis } from './dialogs.js'
import { mediaApis } from './media.js'
import { networkApis } from './network.js'
import { queryApis } from './queries.js'
import { routingApis } from './routing.js'
import { storageApis } from './storage.js'
import { systemApis } from './system.js'

const { apis, components } = window.weappSettings.conformance
const mocks = new Map()
// Looked up by bundlers and by promise machinery, never called.
const NEVER_APIS = new Set(['webpackJsonp', 'then', 'toJSON', 'hasOwnProperty', 'constructor'])

const eventApis = Object.fromEntries(
  APP_EVENTS.flatMap((event) => [
    [`on${event}`, (listener) => listen(event, listener)],
    [`off${event}`, (listener) => unlisten(event, listener)],
  ]),
)

function canIUse(feature) {
  const [name] = String(feature).split('.')
  const [conformance] = apis[name] ?? components[name] ?? ['refused']
  return conformance !== 'refused'
}

const implemented = {
  env: { USER_DATA_PATH: 'wxfile://usr' },
  canIUse,
  ...deviceApis,
  ...dialogApis,
  ...eventApis,
  ...mediaApis,
  ...networkApis,
  ...queryApis,
  ...routingApis,
  ...storageApis,
  ...systemApis,
}

export const implementedApis = () => Object.keys(implemented).filter((name) => typeof implemented[name] === 'function')

function refusal(name) {
  return (options) => {
    noteUnsupported(`wx.${name}`)
    if (options && typeof options === 'object') fail(options, name, 'not supported by the host')
  }
}

// Taro copies the own names of wx at start, so what is refused must be there to be noticed.
const refused = Object.keys(apis).filter((name) => apis[name][0] === 'refused')
const target = { ...Object.fromEntries(refused.map((name) => [name, refusal(name)])), ...implemented }

/** Replaces an API by a result or a function until it is restored. */
export function mock(name, replacement) {
  if (replacement === undefined) mocks.delete(name)
  else mocks.set(name, replacement)
}

function mocked(name) {
  const replacement = mocks.get(name)
  return (...values) => {
    const result = typeof replacement === 'function' ? replacement.apply({ origin: target[name] }, values) : replacement
    const [options] = values
    const hasCallbacks = options && (options.success || options.fail || options.complete)
    if (!hasCallbacks) return result
    Promise.resolve(result).then((answer) => {
      run(/:fail/.test(answer?.errMsg ?? '') ? options.fail : options.success, undefined, answer)
      run(options.complete, undefined, answer)
    })
    return undefined
  }
}

export const wx = new Proxy(target, {
  get(_target, name) {
    if (typeof name !== 'string') return target[name]
    if (mocks.has(name)) return mocked(name)
    if (name in target || NEVER_APIS.has(name) || !/^[a-z]\w+$/.test(name)) return target[name]
    return refusal(name)
  },
})
