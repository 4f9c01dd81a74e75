import { now } from './clock'

const randomBytes = (): number[] => {
  // The web has real randomness; WeChat's is asynchronous, and these keys only need to differ, not to be secret.
  if (process.env.TARO_ENV === 'h5') return [...crypto.getRandomValues(new Uint8Array(16))]
  return Array.from({ length: 16 }, () => Math.floor(Math.random() * 256))
}

/** A key no other phone will make: time, then 128 random bits. */
export const newKey = (): string =>
  `${now().toString(36)}-${randomBytes()
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')}`

/** A short fingerprint (53 bits) of a text, to find the same action again without keeping what was typed. */
export const fingerprint = (text: string): string => {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}
