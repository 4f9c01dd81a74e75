import type { TableShape } from '../tables/headers.ts'
import { findGroup } from '../written-forms/groups.ts'

export type RosterField =
  | 'serial'
  | 'householdNumber'
  | 'group'
  | 'relation'
  | 'name'
  | 'headName'
  | 'sex'
  | 'identityNumber'
  | 'birth'
  | 'phone'
  | 'doorNumber'
  | 'note'
  | 'memberCount'
  | 'memberNames'

/** How rosters of households are headed. Order matters where a loose pattern would match twice. */
export const rosterShape: TableShape<RosterField> = {
  fields: [
    {
      field: 'identityNumber',
      words: ['身份证', '身份证号', '身份证号码', '公民身份号码', '证件号码'],
      pattern: /身份证|证件号|身份号码/,
    },
    { field: 'serial', words: ['序号', '编号', '顺序', '序', 'no', 'No', 'NO', 'No.', '号'] },
    {
      field: 'householdNumber',
      words: [
        '户号',
        '户编号',
        '户编码',
        '家庭编号',
        '农户编号',
        '户籍号',
        '户口编号',
        '户ID',
        '户主编号',
        '家庭户号',
        '户口簿编号',
        '户口本号',
        '积分户号',
        '户码',
      ],
      pattern: /^(?:家庭|农户|积分|户口|户籍)?户?(?:编号|编码|户号|户码)$|^户.{0,2}号$/,
    },
    {
      field: 'relation',
      words: ['与户主关系', '关系', '户主关系', '家庭关系', '与户主之关系', '与户主的关系', '成员关系', '称谓', '身份'],
      pattern: /关系$/,
    },
    {
      field: 'memberCount',
      words: ['人口数', '人口', '家庭人口', '人数', '户人口', '家庭人数', '在册人口', '常住人口', '总人口'],
      pattern: /人口数?$|^家庭.*人数/,
    },
    {
      field: 'memberNames',
      words: ['家庭成员', '其他成员', '成员', '家庭成员姓名', '共同生活成员', '其他家庭成员'],
      pattern: /^(?:家庭|其他|其余).*成员/,
    },
    {
      field: 'headName',
      words: [
        '户主',
        '户主姓名',
        '户主名',
        '户主名字',
        '户代表',
        '家庭代表',
        '户主(代表)',
        '农户姓名',
        '农户',
        '代表人',
      ],
      pattern: /^户主(?!关系|电话|手机|联系)|^农户(?:名|户主)/,
    },
    {
      field: 'name',
      words: ['姓名', '成员姓名', '名字', '人员姓名', '村民姓名', '家庭成员姓名', '村民', '居民姓名'],
      pattern: /姓名$/,
    },
    { field: 'sex', words: ['性别', '男/女', '男女'] },
    { field: 'birth', words: ['出生年月', '出生日期', '生日', '出生', '出生年月日', '出生时间'], pattern: /^出生/ },
    {
      field: 'phone',
      words: [
        '手机',
        '电话',
        '联系电话',
        '手机号',
        '手机号码',
        '电话号码',
        '联系方式',
        '户主电话',
        '本人电话',
        '联系号码',
        '固定电话',
        '备用电话',
      ],
      pattern: /(?:电话|手机|联系方式)(?:号码?|\d)?$/,
    },
    {
      field: 'doorNumber',
      words: [
        '门牌',
        '门牌号',
        '门牌号码',
        '住址',
        '家庭住址',
        '地址',
        '家庭地址',
        '居住地址',
        '详细地址',
        '房号',
        '楼栋房号',
        '现住址',
        '户籍地址',
        '门号',
      ],
      pattern: /门牌|住址|地址$/,
    },
    {
      field: 'group',
      words: [
        '组别',
        '小组',
        '村民小组',
        '队',
        '组',
        '所在组',
        '村组',
        '所属小组',
        '所属组',
        '组名',
        '生产队',
        '小队',
        '队别',
        '网格',
        '所在小组',
        '自然村',
        '社',
        '社别',
        '村小组',
      ],
      pattern: /小组$|^(?:所在|所属|村民?)?组(?:别|名|号)?$|^所.*(?:网格|队)$/,
    },
    {
      field: 'note',
      words: ['备注', '说明', '备注说明', '其他', '情况说明', '家庭情况', '户类型', '人员类别', '特殊情况'],
      pattern: /^备注/,
    },
  ],
  anchors: [['name'], ['headName']],
  isSection: (text) => text.length <= 20 && findGroup(text) !== undefined,
}

/** Words that mean the person in this row is the head. */
export const isHeadRelation = (relation: string): boolean =>
  /^(?:户主|本人|户主本人|户长|家长|\(?户主\)?|01?户主)$/.test(relation)
