import { action } from './answer.js'

const KEY_LIMIT = 1024 * 1024
const TOTAL_LIMIT = 10 * 1024 * 1024
const store = new Map(Object.entries(window.weappSettings.storage))

const sizeOf = (text) => new TextEncoder().encode(text).length
const totalSize = () => [...store].reduce((sum, [key, text]) => sum + sizeOf(key) + sizeOf(text), 0)

function write(key, value) {
  if (typeof key !== 'string' || key === '') throw new Error('parameter error: key must be a non-empty string')
  const text = JSON.stringify(value === undefined ? '' : value)
  const size = sizeOf(text)
  if (size > KEY_LIMIT) throw new Error('entry size limit reached')
  const replaced = store.has(key) ? sizeOf(key) + sizeOf(store.get(key)) : 0
  if (totalSize() - replaced + sizeOf(key) + size > TOTAL_LIMIT) throw new Error('storage limit reached')
  store.set(key, text)
}

function read(key) {
  if (!store.has(key)) throw new Error('data not found')
  return JSON.parse(store.get(key))
}

const info = () => ({
  keys: [...store.keys()],
  currentSize: Math.ceil(totalSize() / 1024),
  limitSize: TOTAL_LIMIT / 1024,
})

/** Every key with its JSON text, for the next launch. */
export const storageSnapshot = () => Object.fromEntries(store)

function orThrowAs(api, perform) {
  try {
    return perform()
  } catch (error) {
    throw new Error(`${api}:fail ${error.message}`)
  }
}

export const storageApis = {
  setStorage: action('setStorage', ({ key, data }) => write(key, data)),
  getStorage: action('getStorage', ({ key }) => ({ data: read(key) })),
  removeStorage: action('removeStorage', ({ key }) => {
    store.delete(key)
  }),
  clearStorage: action('clearStorage', () => store.clear()),
  getStorageInfo: action('getStorageInfo', info),
  setStorageSync: (key, data) => orThrowAs('setStorageSync', () => write(key, data)),
  getStorageSync: (key) => (store.has(key) ? read(key) : ''),
  removeStorageSync: (key) => void store.delete(key),
  clearStorageSync: () => store.clear(),
  getStorageInfoSync: info,
}
