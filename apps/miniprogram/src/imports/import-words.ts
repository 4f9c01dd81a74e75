import {
  type Import,
  type ImportBrief,
  type ImportKind,
  type ImportProblem,
  importKindNames,
} from '@village-points/shared/imports/contract.ts'
import { formatClock, formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { now } from '../platform/clock'
import type { Route } from '../platform/routes'
import type { IconName } from '../ui/icon'

/** What an office can bring in, and what each sheet should hold. */
export interface KindWords {
  readonly kind: ImportKind
  readonly name: string
  /** How its rows are counted: 283 户. */
  readonly unit: string
  readonly icon: IconName
  readonly detail: string
  /** Where the result is looked at. */
  readonly route: Route
  readonly look: string
}

const ownWords: readonly Omit<KindWords, 'name'>[] = [
  {
    kind: 'roster',
    unit: '户',
    icon: 'house',
    detail: '每户的人:户主、姓名、小组、门牌、手机',
    route: 'households/roster',
    look: '看花名册',
  },
  {
    kind: 'rulebook',
    unit: '条',
    icon: 'book',
    detail: '开会通过的细则:事项、分值、封顶',
    route: 'rules/rulebook',
    look: '看积分细则',
  },
  {
    kind: 'goods',
    unit: '样',
    icon: 'bag',
    detail: '超市的东西:品名、分数、库存',
    route: 'rewards/goods',
    look: '看积分超市',
  },
  {
    kind: 'paper_book',
    unit: '笔',
    icon: 'list',
    detail: '以前本子上记的分,一笔一笔接过来',
    route: 'ledger/entries',
    look: '看全村流水',
  },
]

export const kinds: readonly KindWords[] = ownWords.map((words) => ({ ...words, name: importKindNames[words.kind] }))

/** The words of a kind. */
export const wordsOf = (kind: ImportKind): KindWords => kinds.find((words) => words.kind === kind) ?? kinds[0]!

/** How many rows a commit would write: what the village does not have yet; of a rulebook the whole new version. */
export const writtenCount = ({ kind, counts, difference }: Pick<Import, 'kind' | 'counts' | 'difference'>): number =>
  kind === 'rulebook' ? counts.ready : difference.added + difference.changed

/** What becomes of rows that the village has and the sheet has not. */
export const missingWords = (kind: ImportKind): string =>
  kind === 'rulebook' ? '新版里没有的,从起用那天起不再用;旧账不变。' : '村里有、表里没有的,只告诉您,不会删。'

/** `11月23日 10:32`, or with 今天. */
export const whenText = (instant: string): string => {
  const today = villageDayOf(now())
  const day = villageDayOf(instant)
  return `${day === today ? '今天' : formatDay(day, today)} ${formatClock(instant)}`
}

/** How an import's state is called, with the colour of its seal. */
export const statusWords: Readonly<
  Record<ImportBrief['status'], { readonly name: string; readonly colour: 'green' | 'gold' | 'cinnabar' }>
> = {
  reading: { name: '正在看', colour: 'gold' },
  ready: { name: '还没导入', colour: 'gold' },
  committed: { name: '已导入', colour: 'green' },
  undone: { name: '已撤回', colour: 'gold' },
  failed: { name: '没看懂', colour: 'cinnabar' },
}

/** `第 48 行 · 户号`, with the sheet where there is more than one. */
export const placeText = ({ row, header, column }: ImportProblem): string =>
  [`第 ${row} 行`, header ?? (column ? `${column} 列` : '')].filter(Boolean).join(' · ')
