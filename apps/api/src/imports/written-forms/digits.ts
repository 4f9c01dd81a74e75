const FULL_WIDTH = /[\uff01-\uff5e\u3000\u00a0]/g
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]/g

/** Full-width letters, digits and signs as half-width; invisible characters gone; trimmed. */
export const plain = (text: string): string =>
  text
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, (char) =>
      char === '\u3000' || char === '\u00a0' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0),
    )
    .trim()

/** `plain` without any space or line break: how two writings of one word are compared. */
export const squeezed = (text: string): string => plain(text).replace(/\s+/g, '')

const NUMERALS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  元: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
}
const UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const WRITTEN_NUMBER = /^[零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟廿卅]+$/

/** `二十三` → 23, `二〇二六` → 2026, `廿五` → 25; undefined for anything else. */
export const chineseNumber = (text: string): number | undefined => {
  if (!WRITTEN_NUMBER.test(text)) return undefined
  const expanded = text.replace(/廿/g, '二十').replace(/卅/g, '三十')
  if (!/[十拾百佰千仟]/.test(expanded)) return Number([...expanded].map((char) => NUMERALS[char]).join(''))
  let total = 0
  let digit: number | undefined
  for (const char of expanded) {
    const unit = UNITS[char]
    if (unit === undefined) digit = NUMERALS[char]
    else {
      total += (digit ?? 1) * unit
      digit = undefined
    }
  }
  return total + (digit ?? 0)
}

/** Digits or Chinese numerals as a figure, with thousands commas and `半` for 0.5; undefined when it is none. */
export const readFigure = (text: string): number | undefined => {
  const bare = squeezed(text).replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
  if (/^\d+(?:\.\d+)?$/.test(bare)) return Number(bare)
  if (bare === '半') return 0.5
  return chineseNumber(bare)
}
