import { run } from './app-events.js'
import { codeSpace, manifest } from './code-space.js'
import { compileModule, globalScope, RefusedFunction } from './module-scope.js'
import { log, noteUnsupported } from './report.js'

const loaded = new Map()
let registrar
let app = {}
let wx
let listPages = () => []

export const getApp = () => app
export const setWx = (value) => {
  wx = value
}
/** Told at boot, because pages are loaded by this file and would otherwise import it in a circle. */
export const setPages = (list) => {
  listPages = list
}

/** What the app wrote to the console, in the browser's console and in the automator's log. */
const appConsole = Object.fromEntries(
  ['log', 'info', 'warn', 'error', 'debug', 'group', 'groupEnd', 'table', 'time', 'timeEnd', 'trace', 'assert'].map(
    (level) => [
      level,
      (...values) => {
        console[level](...values)
        log(level, ...values)
      },
    ],
  ),
)

/** Runs an app file once and returns its exports. */
export function loadModule(path) {
  if (loaded.has(path)) return loaded.get(path).exports
  if (!(path in manifest.scripts)) throw new Error(`module '${path}.js' is not defined`)
  const module = { exports: {} }
  loaded.set(path, module)
  if (manifest.pages.includes(path) || manifest.configs[path]) {
    codeSpace.componentEnv(path, (environment) => withRegistrar(environment, () => execute(path, module)))
  } else {
    execute(path, module)
  }
  return module.exports
}

// Page and Component register for the file being loaded, even when a shared chunk calls them.
function withRegistrar(environment, action) {
  const outer = registrar
  registrar = environment
  try {
    action()
  } finally {
    registrar = outer
  }
}

function execute(path, module) {
  const Behavior = Object.assign((definition) => registrar.Behavior(definition), {
    trait: (...values) => codeSpace.traitBehavior(...values),
  })
  compileModule(manifest.scripts[path], path)(
    globalScope,
    RefusedFunction,
    (target) => loadModule(resolvePath(path, target)),
    module,
    module.exports,
    wx,
    (definition) => {
      app = definition
    },
    (definition) => registrar.Page(definition),
    (definition) => registrar.Component(definition),
    Behavior,
    getApp,
    () => listPages().map(({ instance }) => instance),
    (name) => noteUnsupported(`requirePlugin(${name})`),
    globalScope,
    appConsole,
  )
}

/** A path relative to the file that names it; absolute ones start at the package root. */
export function resolvePath(from, target) {
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part && part !== '.') parts.push(part)
  }
  return parts.join('/').replace(/\.js$/, '')
}

export function callApp(lifecycle, ...values) {
  return run(app[lifecycle], app, ...values)
}
