import Taro from '@tarojs/taro'

const PREFIX = 'village-points:'

/** What was kept under a key on this phone, or undefined when there is none or the store is unreadable. */
export const readKept = <Value>(key: string): Value | undefined => {
  try {
    const text: unknown = Taro.getStorageSync(PREFIX + key)
    return typeof text === 'string' && text ? (JSON.parse(text) as Value) : undefined
  } catch {
    return undefined
  }
}

/** Keeps a value on this phone. A full or forbidden store is no reason to stop somebody's work, so it is let go. */
export const keep = (key: string, value: unknown): void => {
  try {
    Taro.setStorageSync(PREFIX + key, JSON.stringify(value))
  } catch {
    forget(key)
  }
}

/** Removes what was kept under a key. */
export const forget = (key: string): void => {
  try {
    Taro.removeStorageSync(PREFIX + key)
  } catch {
    // Nothing was readable there before either.
  }
}
