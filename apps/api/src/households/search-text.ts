import { pinyin, polyphonic } from 'pinyin-pro'

/** Readings of one name at the most: 乐 may be le or yue, and combinations multiply. */
const MOST_READINGS = 8

/** Half-width, lower case, without blanks: how everything typed is compared. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

const DIGITS = '零一二三四五六七八九'

/** 十七 → 17; up to ninety-nine, which is as far as villages count groups and lanes. */
const toDigits = (numeral: string): string => {
  const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['零', numeral]
  return String((tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0))
}

/** A door number with its numbers set off: `三组17号` → `#3#组#17#号`, so that 17 finds it and 7 does not. */
export const foldDoor = (door: string): string =>
  fold(door)
    .replace(/([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[组队号排栋巷弄街区])/g, toDigits)
    .replace(/0*(\d+)/g, '#$1#')

/** Sorts like a person counts: every number takes eight places. */
export const doorKey = (door: string): string =>
  foldDoor(door).replace(/#(\d+)#/g, (_, digits: string) => digits.padStart(8, '0'))

/** Every way to spell a name in letters, each as its syllables: 曾乐 → zeng le, zeng yue. */
const readingsOf = (name: string): string[][] => {
  const usual = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true })
  const others = polyphonic(name, { toneType: 'none', type: 'array', v: true })
  let readings: string[][] = [[]]
  for (const [at, syllable] of usual.entries()) {
    // The surname's reading is known (单 is shan, 仇 is qiu); only the given name is tried both ways.
    const choices = at === 0 ? [syllable] : [...new Set([syllable, ...(others[at] ?? [])])]
    readings = readings.flatMap((start) => choices.map((choice) => [...start, choice])).slice(0, MOST_READINGS)
  }
  return readings
}

/** The name itself, full pinyin and initials, of the whole name and of the given name alone. */
const nameTokens = (name: string): string[] => {
  const folded = fold(name)
  const spellings = readingsOf(folded).flatMap((syllables) => {
    const given = syllables.slice(1)
    const initials = (parts: string[]) => parts.map((part) => part[0]).join('')
    return [syllables.join(''), initials(syllables), given.join(''), initials(given)]
  })
  return [folded, ...spellings]
}

/** 17号 of 三组 is 三组17号, however the office wrote it. */
export const withGroup = (doorNumber: string, groupName: string): string =>
  doorNumber.startsWith(groupName) ? doorNumber : `${groupName}${doorNumber}`

/** What is looked through for one household: tokens between bars. */
export const searchTextOf = (household: {
  number: string
  groupName: string
  doorNumber: string
  members: readonly { name: string; phone?: string | undefined }[]
}): string => {
  const { number, groupName, members } = household
  const doorNumber = withGroup(household.doorNumber, groupName)
  const tails = members.flatMap(({ phone }) => (phone ? [`@${phone.slice(-4)}`] : []))
  const names = members.flatMap(({ name }) => nameTokens(name))
  const tokens = [fold(number), foldDoor(number), fold(doorNumber), foldDoor(doorNumber), ...names, ...tails]
  return `|${[...new Set(tokens.filter(Boolean))].join('|')}|`
}

/** What to look for when a person typed `text`: a household fits when its search text contains any of these. */
export const needlesOf = (text: string): string[] => {
  const typed = fold(text).replace(/[|@#%_\\]/g, '?') // our own marks and wildcards, which no roster holds
  if (/^\d{4}$/.test(typed)) return [foldDoor(typed), `|@${typed}|`]
  if (/^\d*$/.test(typed)) return typed === '' ? [] : [foldDoor(typed)]
  if (/\p{Script=Han}/u.test(typed)) return [typed, foldDoor(typed)]
  return /\d/.test(typed) ? [`|${typed}`, foldDoor(typed)] : [`|${typed}`]
}
