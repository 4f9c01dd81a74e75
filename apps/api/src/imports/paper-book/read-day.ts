import { type Cell, cellText } from '../spreadsheet/cells.ts'
import type { Problems } from '../tables/problem.ts'
import type { Place } from '../tables/table.ts'
import { type DateSurroundings, readDate } from '../written-forms/dates.ts'

const spoken = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

const askForDay = (
  place: Place,
  question: { code: string; value: string; message: string },
  around: DateSurroundings,
  problems: Problems,
  waitsFor: string[],
): string | 'skip' | undefined => {
  const typedDay = (typed: string | undefined) => {
    const read = readDate(typed ?? '', { ...around, month: undefined })
    return read.kind === 'day' && read.how === 'exact' && read.day <= around.today ? read.day : undefined
  }
  const words = {
    ...question,
    severity: 'error',
    remedy: '请现在填日期,写成 2026-07-03 这样;或者先不导入这一行。',
    options: [
      { id: 'type', label: '现在填', asks: 'date' },
      { id: 'skip', label: '这一行先不导入' },
    ],
    refuse: (option: string, typed: string | undefined) =>
      option === 'type' && !typedDay(typed) ? '刚填的日期也不对,要写成 2026-07-03,还不能晚于今天。' : undefined,
  } as const
  const answer = problems.add(place, words, waitsFor)
  if (answer?.option === 'skip') return 'skip'
  return answer ? typedDay(answer.typed) : undefined
}

const tell = (place: Place, code: string, value: string, message: string, remedy: string, problems: Problems) =>
  problems.add(place, { code, severity: 'warning', value, message, remedy })

/** The day of a deed; a blank cell takes the day above, as people write it once and go on below. */
export const readDay = (
  cell: Cell,
  place: Place,
  around: DateSurroundings & { readonly previous: string | undefined },
  problems: Problems,
  waitsFor: string[],
): string | 'skip' | undefined => {
  const value = cellText(cell)
  const read = readDate(cell, around)
  const ask = (code: string, message: string) => askForDay(place, { code, value, message }, around, problems, waitsFor)
  if (read.kind === 'blank') {
    if (!around.previous) return ask('no_date', '没写日期')
    tell(place, 'date_above', value, '没写日期', `按上一行的 ${spoken(around.previous)} 记。`, problems)
    return around.previous
  }
  if (read.kind === 'unreadable') return ask('bad_date', '看不懂日期,或者没有这一天')
  if (read.kind === 'either') {
    const words = {
      code: 'date_either',
      severity: 'choice',
      value,
      message: '这一格是数字,Excel 会把 10 号写成 .1,看不出是哪天',
      remedy: '请选是哪一天。',
      options: read.days.map((day) => ({ id: day, label: spoken(day) })),
    } as const
    return problems.add(place, words, waitsFor)?.option
  }
  if (read.how === 'month_only' && read.day > around.today) return around.today
  if (read.day > around.today) return ask('future_date', '日期还没到')
  if (read.how === 'first_of_range')
    tell(place, 'date_range', value, '写了好几天', `按头一天 ${spoken(read.day)} 记。`, problems)
  if (read.how === 'month_only')
    tell(place, 'month_only', value, '只写到月', `记在月底 ${spoken(read.day)}。`, problems)
  if (around.month && read.how === 'exact' && Number(read.day.slice(5, 7)) !== around.month) {
    tell(
      place,
      'other_month',
      value,
      `这一页是 ${around.month} 月的`,
      `按写的 ${spoken(read.day)} 记,请看看对不对。`,
      problems,
    )
  }
  return read.day
}
