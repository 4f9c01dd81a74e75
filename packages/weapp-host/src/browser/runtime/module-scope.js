// WeChat gives app code the language and a few timers, not a browser. Everything else is shadowed by parameters.
const LANGUAGE = `Object Array Number parseFloat parseInt Boolean String Symbol Date Promise RegExp Error AggregateError
EvalError RangeError ReferenceError SyntaxError TypeError URIError JSON Math Intl ArrayBuffer Atomics Uint8Array
Int8Array Uint16Array Int16Array Uint32Array Int32Array Float32Array Float64Array Uint8ClampedArray BigUint64Array
BigInt64Array DataView Map BigInt Set Iterator WeakMap WeakSet WeakRef Proxy Reflect FinalizationRegistry decodeURI
decodeURIComponent encodeURI encodeURIComponent escape unescape isFinite isNaN`.split(/\s+/)
const TIMERS = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'queueMicrotask']
const NEVER_PARAMETERS = new Set(['undefined', 'NaN', 'Infinity', 'eval', 'arguments', 'constructor'])
// Not own properties of the window in every browser version, but reachable as globals.
const ALSO_HIDDEN = ['self', 'document', 'navigator', 'location', 'window', 'top', 'parent', 'frames']

export const GIVEN = [
  'globalThis',
  'Function',
  'require',
  'module',
  'exports',
  'wx',
  'App',
  'Page',
  'Component',
  'Behavior',
  'getApp',
  'getCurrentPages',
  'requirePlugin',
  'global',
  'console',
]

/** The object app code sees as globalThis. */
export const globalScope = {}
for (const name of LANGUAGE) if (name in globalThis) globalScope[name] = globalThis[name]
for (const name of TIMERS) globalScope[name] = globalThis[name].bind(window)
globalScope.globalThis = globalScope

export const RefusedFunction = new Proxy(Function, {
  construct: (_target, parameters) => RefusedFunction(...parameters),
  apply(_target, _owner, parameters) {
    // Old bundles find the global object this way; WeChat's own compiler rewrites it.
    if (/^\s*return this;?\s*$/.test(parameters.at(-1) ?? '')) return () => globalScope
    throw new EvalError('Function constructor is not allowed, as in WeChat')
  },
})
globalScope.Function = RefusedFunction

const visible = new Set([...LANGUAGE, ...TIMERS, ...GIVEN, ...NEVER_PARAMETERS])
const hidden = new Set(
  [...Object.getOwnPropertyNames(window), ...Object.getOwnPropertyNames(EventTarget.prototype), ...ALSO_HIDDEN].filter(
    (name) => /^[A-Za-z_$][\w$]*$/.test(name) && !visible.has(name),
  ),
)

/** Compiles one app file into a function of the given names, with the browser out of sight. */
export function compileModule(source, path) {
  return new Function(...GIVEN, ...hidden, `${source}\n//# sourceURL=weapp:///${path}.js`)
}

/** Compiles a function sent as text, which sees the given values and no browser. */
export function compileExpression(text, given) {
  const names = Object.keys(given)
  return new Function(...names, ...[...hidden].filter((name) => !names.includes(name)), `return (${text})`)(
    ...Object.values(given),
  )
}

/** (function () {}).constructor is the other way to the Function constructor. */
export function refuseFunctionConstructor() {
  Object.defineProperty(Function.prototype, 'constructor', { value: RefusedFunction, configurable: true })
}
