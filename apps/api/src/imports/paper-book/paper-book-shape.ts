import type { TableShape } from '../tables/headers.ts'
import { findMonth } from '../written-forms/dates.ts'
import { findGroup } from '../written-forms/groups.ts'

export type BookField =
  | 'serial'
  | 'date'
  | 'group'
  | 'householdNumber'
  | 'head'
  | 'member'
  | 'doorNumber'
  | 'phone'
  | 'rule'
  | 'points'
  | 'minus'
  | 'total'
  | 'recorder'
  | 'note'

const fields: TableShape<BookField>['fields'] = [
  { field: 'serial', words: ['序号', '编号', '序'] },
  {
    field: 'date',
    words: ['日期', '时间', '登记日期', '记录日期', '积分日期', '年月日', '月日', '日', '登记时间', '活动时间'],
    pattern: /日期$|^时间|时间$/,
  },
  {
    field: 'total',
    words: [
      '合计',
      '累计',
      '总分',
      '总积分',
      '累计积分',
      '结余',
      '余额',
      '积分余额',
      '合计积分',
      '小计',
      '本月合计',
      '年度合计',
      '上月结余',
      '剩余积分',
      '兑换',
      '已兑换',
      '兑换积分',
      '排名',
      '名次',
      '总计',
      '季度合计',
    ],
    pattern: /合计|累计|结余|余额|排名|名次|总分|^总积分|兑换/,
  },
  { field: 'minus', words: ['扣分', '减分', '扣减积分', '扣除积分', '扣除'], pattern: /^(?:扣|减)/ },
  {
    field: 'rule',
    words: [
      '积分事项',
      '事项',
      '内容',
      '积分项目',
      '项目',
      '事由',
      '加分事项',
      '积分内容',
      '加分原因',
      '原因',
      '积分事由',
      '摘要',
      '具体事项',
      '行为',
      '加分项',
      '积分来源',
      '积分原因',
      '好人好事',
      '事迹',
      '积分事件',
    ],
    pattern: /事项|事由|内容$|原因$|项目$/,
  },
  {
    field: 'points',
    words: [
      '分值',
      '积分',
      '得分',
      '分数',
      '加分',
      '积分值',
      '奖分',
      '分',
      '获得积分',
      '积分数',
      '奖励积分',
      '加分值',
      '计分',
    ],
    pattern: /分值$|得分$|积分$|^加分/,
  },
  {
    field: 'householdNumber',
    words: ['户号', '户编号', '家庭编号', '户编码', '农户编号'],
    pattern: /^户.{0,2}号$|户编[号码]$/,
  },
  {
    field: 'head',
    words: [
      '户主',
      '户主姓名',
      '姓名',
      '农户',
      '户名',
      '家庭',
      '农户姓名',
      '户主名',
      '村民',
      '农户户主',
      '户代表',
      '家庭户主',
      '村民姓名',
      '受益户',
    ],
    pattern: /^户主(?!电话|手机)|姓名$/,
  },
  {
    field: 'member',
    words: ['家庭成员', '做事人', '当事人', '参加人', '积分人', '得分人', '参与人', '成员'],
    pattern: /成员$|参与人|参加人/,
  },
  { field: 'doorNumber', words: ['门牌', '门牌号', '住址', '家庭住址', '地址'], pattern: /门牌|住址/ },
  { field: 'phone', words: ['电话', '手机', '联系电话', '手机号', '手机号码', '联系方式'], pattern: /电话|手机/ },
  {
    field: 'group',
    words: ['小组', '组别', '村民小组', '组', '队', '所在组', '村组', '所属小组', '生产队', '网格', '社'],
    pattern: /小组$|^组/,
  },
  {
    field: 'recorder',
    words: [
      '记录人',
      '登记人',
      '经办人',
      '记分人',
      '记分员',
      '评分人',
      '审核人',
      '登记员',
      '记账人',
      '积分员',
      '确认人',
      '填写人',
      '打分人',
    ],
    pattern: /(?:记录|登记|经办|记分|评分|记账|打分)[人员]$/,
  },
  { field: 'note', words: ['备注', '说明'] },
]

const isSection = (text: string) =>
  text.length <= 20 && (findGroup(text) !== undefined || findMonth(text).month !== undefined)

/** A book with one deed per row. */
export const longBookShape: TableShape<BookField> = {
  fields,
  anchors: [
    ['head', 'rule', 'points'],
    ['householdNumber', 'rule', 'points'],
    ['member', 'rule', 'points'],
    ['head', 'date', 'points'],
    ['head', 'rule', 'minus'],
  ],
  isSection,
}

/** A book with one household per row and one column per deed or month. */
export const wideBookShape: TableShape<BookField> = { fields, anchors: [['head'], ['householdNumber']], isSection }
