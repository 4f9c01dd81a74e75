import type { IconName } from '../ui/icon'

/** Words in a rule's title, the first that fits decides; a village's own rules find a drawing too. */
const byTitle: readonly (readonly [RegExp, IconName])[] = [
  [/绿地|花草|植树|庭院|美丽/, 'leaf'],
  [/整洁|清扫|垃圾|卫生|清理|乱搭|乱建/, 'broom'],
  [/农机|车辆/, 'tractor'],
  [/调解|矛盾|纠纷/, 'talk'],
  [/会议|大会|开会/, 'flag'],
  [/巡逻|防汛|救火|巡堤|隐患|安全/, 'shield'],
  [/建议|意见|表决|征求/, 'pencil'],
  [/照看|照料|孝老|爱亲|独居|陪护/, 'hands'],
  [/代购|代办|捐/, 'gift'],
  [/拾金|归还|失物/, 'box'],
  [/培训|学习|普法|急救/, 'book'],
  [/婚|丧|红白/, 'house'],
  [/表彰|荣誉|先进/, 'star'],
  [/劳动|义务|志愿/, 'people'],
]

const byCategory: readonly (readonly [RegExp, IconName])[] = [
  [/人居|环境/, 'broom'],
  [/志愿|服务/, 'people'],
  [/议事/, 'flag'],
  [/邻里|和谐/, 'talk'],
  [/平安/, 'shield'],
  [/学习/, 'book'],
  [/公益/, 'gift'],
  [/荣誉/, 'star'],
]

const find = (drawings: readonly (readonly [RegExp, IconName])[], words: string) =>
  drawings.find(([pattern]) => pattern.test(words))?.[1]

/** The drawing of a rule; its title always stands beside it. */
export const ruleIcon = ({ title, category }: { readonly title: string; readonly category: string }): IconName =>
  find(byTitle, title) ?? find(byCategory, category) ?? 'leaf'
