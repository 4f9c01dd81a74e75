import { realDay } from '../written-forms/dates.ts'
import { chineseNumber, squeezed } from '../written-forms/digits.ts'

/** What the titles of a rulebook say about how it was adopted; each figure only if it is written. */
export interface WrittenAdoption {
  readonly title?: string
  /** The day, when the day is written. */
  readonly assemblyOn?: string
  /** `2026-07`, when only the month is. */
  readonly assemblyMonth?: string
  readonly entitled?: number
  readonly present?: number
  readonly inFavor?: number
}

const NUMBER = '[::为共有]{0,2}(?:村民代表|代表|党员|人员)?(\\d{1,4}|[零一二两三四五六七八九十百]{1,5})(?=人|名|票|位)'

const people = (text: string, ...words: readonly string[]): number | undefined => {
  const match = new RegExp(`(?:${words.join('|')})${NUMBER}`).exec(text)
  return match ? Number(match[1]) || chineseNumber(match[1] ?? '') : undefined
}

const DATE = /(20\d{2})(?:年|[.\-/])(\d{1,2})(?:月(?!\d{3})|[.\-/])?(?:(\d{1,2})(?:日|号)?)?/

const findDay = (text: string): { assemblyOn?: string; assemblyMonth?: string } => {
  // The date nearest before 通过 is the assembly's; a filling-in date may stand elsewhere.
  const before = /^(.*?)(?:通过|召开|表决)/.exec(text)?.[1] ?? text
  const all = [...before.matchAll(new RegExp(DATE, 'g'))]
  const match = all.at(-1) ?? DATE.exec(text)
  if (!match) return {}
  const [year, month, date] = [Number(match[1]), Number(match[2]), match[3] ? Number(match[3]) : undefined]
  const day = date === undefined ? undefined : realDay(year, month, date)
  if (day) return { assemblyOn: day }
  return month >= 1 && month <= 12 ? { assemblyMonth: `${year}-${String(month).padStart(2, '0')}` } : {}
}

const nameOf = (titles: readonly string[]): string | undefined => {
  const named = titles.find((title) => /细则|办法|标准|积分|清单/.test(title))
  const bare = named?.replace(/[((【].*$/, '').trim()
  return bare ? bare.slice(0, 60) : undefined
}

/** Finds name, date of the assembly, attendance and votes in the titles above a rulebook. */
export const readAdoption = (titles: readonly string[]): WrittenAdoption => {
  const text = squeezed(titles.join(';'))
  const title = nameOf(titles)
  const entitled = people(text, '应到会?', '应参会', '应出席')
  const present = people(text, '到会', '实到会?', '参会', '出席', '参加会议')
  const inFavor = people(text, '同意', '赞成', '赞同')
  return {
    ...(title ? { title } : {}),
    ...findDay(text),
    ...(entitled === undefined ? {} : { entitled }),
    ...(present === undefined ? {} : { present }),
    ...(inFavor === undefined ? {} : { inFavor }),
  }
}
