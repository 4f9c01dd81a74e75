import type { RewardInput } from '@village-points/shared/rewards/contract.ts'
import { type Cell, cellText, type SpreadsheetContent } from '../spreadsheet/cells.ts'
import type { TableShape } from '../tables/headers.ts'
import { type Choices, Problems } from '../tables/problem.ts'
import { reportFaults, reportNoTable } from '../tables/report-faults.ts'
import { findTables, type Place, type TableRow } from '../tables/table.ts'
import { plain, readFigure, squeezed } from '../written-forms/digits.ts'
import { readPoints } from '../written-forms/points.ts'

type GoodsField =
  | 'serial'
  | 'name'
  | 'unit'
  | 'price'
  | 'points'
  | 'stock'
  | 'lowStock'
  | 'source'
  | 'category'
  | 'note'
type Row = TableRow<GoodsField>

const goodsShape: TableShape<GoodsField> = {
  fields: [
    { field: 'serial', words: ['序号', '编号', '货号', '序'] },
    {
      field: 'lowStock',
      words: ['预警数量', '预警', '最低库存', '预警值', '库存预警', '安全库存', '补货数量'],
      pattern: /预警|最低库存|安全库存/,
    },
    {
      field: 'name',
      words: [
        '品名',
        '商品',
        '商品名称',
        '物品',
        '物品名称',
        '名称',
        '奖品',
        '奖品名称',
        '货品',
        '兑换物品',
        '兑换商品',
        '礼品',
        '货物名称',
        '物资名称',
      ],
      pattern: /(?:商品|物品|奖品|礼品|货品|物资)(?:名称)?$|品名/,
    },
    {
      field: 'price',
      words: ['参考价', '单价', '市场价', '价格', '进价', '价值', '参考价格', '采购价', '金额', '零售价', '市场价格'],
      pattern: /单价|价格|市价|价$|^价值/,
    },
    {
      field: 'points',
      words: [
        '兑换积分',
        '所需积分',
        '积分',
        '分值',
        '兑换分值',
        '所需分值',
        '积分值',
        '需要积分',
        '兑换标准',
        '积分价',
        '兑换所需积分',
        '分数',
        '所需分数',
        '兑换分',
        '单件积分',
      ],
      pattern: /积分$|分值$|^兑换.*分/,
    },
    {
      field: 'stock',
      words: ['库存', '数量', '现有数量', '库存数量', '现存', '结存', '库存量', '现有库存', '剩余', '剩余数量', '在库'],
      pattern: /库存|^现有|数量$|^剩余/,
    },
    { field: 'unit', words: ['单位', '规格', '计量单位', '包装'], pattern: /单位$/ },
    { field: 'source', words: ['来源', '供货', '货源', '渠道', '资金来源', '供应方', '物资来源'], pattern: /来源$/ },
    { field: 'category', words: ['类别', '类型', '分类', '种类', '品类'], pattern: /类别$|分类$/ },
    { field: 'note', words: ['备注', '说明', '描述'] },
  ],
  anchors: [
    ['name', 'points'],
    ['name', 'stock'],
    ['name', 'price'],
  ],
  isSection: () => false,
}

/** Goods as one row says; stock is what the office counts on the shelf. */
export interface GoodsDraft {
  readonly reward: RewardInput
  readonly stock: number
  readonly place: Place
  readonly waitsFor: readonly string[]
}

export interface GoodsReading {
  readonly goods: readonly GoodsDraft[]
  readonly problems: Problems
}

const CATEGORIES: readonly (readonly [RegExp, RewardInput['category']])[] = [
  [/服务|理发|农机|维修|家政|洗车|体检|小时|一次$/, 'service'],
  [/学习|文具|作业|本子?\d|书|笔|书包|练习/, 'study'],
  [/粮|油|米|面|盐|酱|醋|蛋|糖|奶|食|茶|酒|肉|菜/, 'grain_and_oil'],
  [/日用|洗|皂|毛巾|纸|牙|杯|盆|桶|袋|扫|拖|伞|手套|灯|锅|碗|被|衣/, 'household_goods'],
]

const categoryOf = (row: Row, name: string): RewardInput['category'] => {
  const written = squeezed(cellText(row.cell('category')))
  const match = (text: string) => CATEGORIES.find(([pattern]) => pattern.test(text))?.[1]
  // 洗洁精 and 洗衣粉 hold no food although a looser word would say so.
  if (/洗|皂|纸|毛巾|牙/.test(name) && written === '') return 'household_goods'
  return (written === '' ? undefined : match(written)) ?? match(name) ?? 'other'
}

const sourceOf = (cell: Cell): RewardInput['source'] => {
  const text = squeezed(cellText(cell))
  if (/捐|赠|爱心|企业|慈善/.test(text)) return 'gift'
  if (/配送|镇|区|上级|调拨|下发/.test(text)) return 'delivery'
  return /采购|集体|购买|自购|村/.test(text) ? 'purchase' : undefined
}

/** `¥3.00`, `3元`, `60袋`, `约60` → the figure. */
const figureOf = (cell: Cell): number | undefined => {
  if (typeof cell === 'number') return cell
  const text = squeezed(cellText(cell)).replace(/^[¥¥约]/, '')
  return readFigure(text) ?? readFigure(/^-?[\d.,]+(?=[\u4e00-\u9fa5A-Za-z/]{1,4}$)/.exec(text)?.[0] ?? '')
}

const wholeNumber = (row: Row, field: 'stock' | 'lowStock', problems: Problems): number => {
  const cell = row.cell(field)
  const written = cellText(cell)
  const figure = figureOf(cell)
  if (figure !== undefined && figure >= 0 && figure <= 100_000 && Number.isInteger(figure)) return figure
  if (written !== '' && !/^[-/无]$/.test(written)) {
    problems.add(row.place(field), {
      code: `bad_${field}`,
      severity: 'warning',
      value: written,
      message: field === 'stock' ? '看不懂库存有多少' : '看不懂预警数量',
      remedy: field === 'stock' ? '先按 0 件记。请数一数再改,库存要写整数。' : '先按 0 记,要写整数。',
    })
  }
  return 0
}

const pointsOf = (row: Row, problems: Problems, waitsFor: string[]): number | undefined => {
  const isGood = (points: number | undefined) => points !== undefined && points > 0 && points <= 100_000
  const read = (cell: Cell) =>
    readPoints(typeof cell === 'string' ? cell.replace(/积分|\/.*$/g, '分').replace(/分分/, '分') : cell)
  const points = read(row.cell('points'))
  if (isGood(points)) return points
  const words = {
    code: 'bad_points',
    severity: 'error',
    value: cellText(row.cell('points')),
    message: '没写清换一件要多少分',
    remedy: '请现在填,或者不要这一样。',
    options: [
      { id: 'type', label: '现在填', asks: 'figure' },
      { id: 'skip', label: '不要这一样' },
    ],
    refuse: (option: string, typed: string | undefined) =>
      option === 'type' && !isGood(read(typed ?? '')) ? '刚填的分数也不对,要大于 0。' : undefined,
  } as const
  const answer = problems.add(row.place(row.has('points') ? 'points' : 'name'), words, waitsFor)
  return answer?.option === 'type' ? read(answer.typed ?? '') : undefined
}

const readRow = (row: Row, problems: Problems): GoodsDraft | undefined => {
  reportFaults(row, problems)
  const name = plain(cellText(row.cell('name')))
    .replace(/\s+/g, '')
    .slice(0, 40)
  if (name === '') return undefined
  const waitsFor: string[] = []
  const points = pointsOf(row, problems, waitsFor)
  if (points === undefined && waitsFor.length === 0) return undefined
  const price = figureOf(row.cell('price'))
  const source = sourceOf(row.cell('source'))
  return {
    reward: {
      name,
      unit:
        squeezed(cellText(row.cell('unit')))
          .replace(/^\d.*\//, '')
          .slice(0, 6) || '件',
      category: categoryOf(row, name),
      points: points ?? 1,
      lowStock: wholeNumber(row, 'lowStock', problems),
      isOffered: true,
      ...(price !== undefined && price >= 0 && price <= 100_000 ? { priceYuan: price } : {}),
      ...(source ? { source } : {}),
    },
    stock: wholeNumber(row, 'stock', problems),
    place: row.place('name'),
    waitsFor,
  }
}

const withoutTwins = (goods: readonly GoodsDraft[], problems: Problems): GoodsDraft[] => {
  const first = new Map<string, GoodsDraft>()
  for (const draft of goods) {
    const twin = first.get(draft.reward.name)
    if (!twin) {
      first.set(draft.reward.name, draft)
      continue
    }
    const words = {
      code: 'duplicate_goods',
      severity: 'choice',
      value: draft.reward.name,
      message: `和第 ${twin.place.row} 行是同一样东西`,
      remedy: '请选:库存加在一起,还是只要前面那一行。',
      options: [
        { id: 'add', label: `加在一起,共 ${twin.stock + draft.stock} ${twin.reward.unit}` },
        { id: 'first', label: `只要第 ${twin.place.row} 行` },
      ],
    } as const
    const waitsFor = [...twin.waitsFor]
    const answer = problems.add(draft.place, words, waitsFor)
    first.set(draft.reward.name, {
      ...twin,
      waitsFor,
      stock: twin.stock + (answer?.option === 'add' ? draft.stock : 0),
    })
  }
  return [...first.values()]
}

/** Reads a list of goods of any style. Reads only; pure. */
export const readGoods = (content: SpreadsheetContent, choices: Choices): GoodsReading => {
  const problems = new Problems(choices)
  const tables = findTables(content.sheets, goodsShape)
  if (tables.length === 0) reportNoTable(content, '商品表', '「品名」和「兑换积分」', problems)
  const goods = tables.flatMap((table) => table.rows.flatMap((row) => readRow(row, problems) ?? []))
  return { goods: withoutTwins(goods, problems), problems }
}
