import { randomBytes } from 'node:crypto'

/** Crockford's base 32: no I, L, O or U, which look like others or make words. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 12

/** Sixty random bits: guessing one of 300 cards takes more tries than a rate limit allows in a lifetime. */
export const newCardCode = (): string =>
  Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('')

/** As it is printed and read out: `7K3M-9QXT-2HFA`. */
export const printedCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')

/** What a scanner or a person gave, as it is stored; look-alikes are read as what was printed. */
export const readCode = (given: string): string =>
  given
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
