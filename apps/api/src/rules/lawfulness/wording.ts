import { Converter } from 'opencc-js/t2cn'
import { spellings } from './spellings.ts'
import { spokenWords } from './spoken.ts'

const toSimplified = Converter({ from: 't', to: 'cn' })

/** What parts words without parting meanings: blanks, dots, stars, marks nobody sees. */
const NOISE = /[\s\p{Cf}\p{M}\p{So}\p{Sk}*·•・‧.。_~^`'"“”‘’「」『』【】〔〕[\]<>《》|\\/+=#@&$%-]+/gu
const STOP = /[,;:!?、。,;:!?()()…]+/gu
const HAN = '\\p{Script=Han}'

/** One character between two stops is a word taken apart (上、访), not an enumeration. */
const joinTakenApart = (text: string): string =>
  text.replace(new RegExp(`(?<=(?:^|,)[${HAN}a-z]),(?=[${HAN}a-z](?:,|$))`, 'gu'), '')

const bySpelling = spellings.map(({ word, syllables }) => {
  const parts = [...word].map((character, at) => {
    const { sound, alike = '' } = syllables[at] ?? { sound: character }
    return `(?:[${character}${alike}]|${sound})`
  })
  return { word, pattern: new RegExp(`(?<![a-z])${parts.join('')}(?![a-z])`, 'gu') }
})
const byInitials = spellings
  .filter(({ initials }) => initials)
  .map(({ word, initials }) => ({ word, pattern: new RegExp(`(?<![a-z])${initials}(?![a-z])`, 'gu') }))

/**
 * A clause as it is understood: half-width, simplified, without what was put between characters, pinyin and characters
 * of the same sound turned back into the word, spoken words into plain ones. Only commas remain.
 */
export const plainWording = (written: string): string => {
  const stopped = toSimplified(written.normalize('NFKC').toLowerCase())
    .replace(/讠方|言方/g, '访')
    .replace(STOP, ',')
    .replace(NOISE, '')
  const joined = joinTakenApart(stopped)
  const spelled = [...bySpelling, ...byInitials].reduce(
    (text, { word, pattern }) => text.replace(pattern, word),
    joined,
  )
  return spokenWords.reduce((text, { plain, pattern }) => text.replace(pattern, plain), spelled)
}
