import { backend, codeSpace, templateOf } from './code-space.js'
import { currentPage, openingPage } from './page-stack.js'
import { cloneable, log } from './report.js'

const SIZE_LIMIT = 1024 * 1024
const entries = []

/** Counts every setData of pages and components, and sends its data through JSON as WeChat's bridge does. */
export function countSetData() {
  const prototype = findPrototypeWithSetData()
  const setData = prototype.setData
  prototype.setData = function (data, callback) {
    const text = JSON.stringify(data ?? {})
    const bytes = new TextEncoder().encode(text).length
    const page = openingPage() ?? currentPage()
    entries.push({ route: page?.route ?? '', pageId: page?.id ?? 0, at: performance.now(), bytes })
    if (bytes > SIZE_LIMIT) log('warn', `host: setData of ${bytes} bytes is over WeChat's 1 MB`)
    return setData.call(this, readablePaths(JSON.parse(text)), callback)
  }
}

/** One line per page route: how often setData was called, with how much data, and each call's moment. */
export function setDataStats() {
  const byRoute = {}
  for (const { route, at, bytes } of entries) {
    byRoute[route] ??= { calls: 0, bytes: 0, entries: [] }
    byRoute[route].calls++
    byRoute[route].bytes += bytes
    byRoute[route].entries.push({ at, bytes })
  }
  return cloneable(byRoute)
}

export function resetSetDataStats() {
  entries.length = 0
}

// The adapter does not export the class all instances inherit from; a component nobody sees leads to it.
function findPrototypeWithSetData() {
  codeSpace.addCompiledTemplate('host/probe', templateOf('host/empty'))
  codeSpace.component('host/probe').register()
  let prototype = backend.createRoot('host-probe', codeSpace, 'host/probe').get()
  while (!Object.hasOwn(prototype, 'setData')) prototype = Object.getPrototypeOf(prototype)
  return prototype
}

// Taro writes root.cn.[0].v where glass-easel reads root.cn[0].v.
function readablePaths(data) {
  return Object.fromEntries(Object.entries(data).map(([path, value]) => [path.replace(/\.\[/g, '['), value]))
}
