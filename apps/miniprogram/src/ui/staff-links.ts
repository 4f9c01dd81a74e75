import { isPermitted, type Permission, type Role } from '@village-points/shared/identity/permissions.ts'
import type { Route } from '../platform/routes'
import type { IconName } from './icon'

/** One entry of the workbench and of the side list at a desk. */
export interface StaffLink {
  readonly route: Route
  readonly name: string
  readonly detail: string
  readonly icon: IconName
  readonly permission: Permission
  /** Done many times a day: a large tile on the workbench. */
  readonly isDaily?: boolean
}

const links: readonly StaffLink[] = [
  {
    route: 'supervision/index',
    name: '监督',
    detail: '抽查、每一笔账、写报告',
    icon: 'shield',
    permission: 'supervision.read',
    isDaily: true,
  },
  {
    route: 'declarations/award',
    name: '扫码记分',
    detail: '对准户卡或门牌',
    icon: 'scan',
    permission: 'declaration.award',
    isDaily: true,
  },
  {
    route: 'declarations/batch',
    name: '批量记分',
    detail: '一次给很多户记',
    icon: 'people',
    permission: 'declaration.award_batch',
    isDaily: true,
  },
  {
    route: 'declarations/records',
    name: '记分记录',
    detail: '谁、哪天、记了几分',
    icon: 'list',
    permission: 'declaration.read',
    isDaily: true,
  },
  {
    route: 'review/screening',
    name: '核实',
    detail: '组里报上来的好事,看看是不是真的',
    icon: 'check',
    permission: 'declaration.screen',
    isDaily: true,
  },
  {
    route: 'review/queue',
    name: '评议',
    detail: '轮到您评的',
    icon: 'people',
    permission: 'review.vote',
    isDaily: true,
  },
  {
    route: 'rewards/counter',
    name: '柜台',
    detail: '核对取货码,交给人',
    icon: 'card',
    permission: 'reward.fulfill',
    isDaily: true,
  },
  {
    route: 'rewards/register',
    name: '今日登记',
    detail: '今天谁领了什么',
    icon: 'pencil',
    permission: 'reward.fulfill',
    isDaily: true,
  },
  {
    route: 'adoption/drafts',
    name: '细则备案',
    detail: '村里表决过的,备案或者退回',
    icon: 'book',
    permission: 'adoption.file',
    isDaily: true,
  },
  {
    route: 'objections/desk',
    name: '意见和答复',
    detail: '谁家的哪一分有意见,哪天前答复',
    icon: 'shield',
    permission: 'objection.answer',
    isDaily: true,
  },
  { route: 'messages/index', name: '村里的消息', detail: '有什么等您办', icon: 'talk', permission: 'message.read' },
  {
    route: 'publicity/index',
    name: '公示',
    detail: '要记的分,先给大家看几天',
    icon: 'list',
    permission: 'publicity.read',
  },
  {
    route: 'objections/desk',
    name: '意见和答复',
    detail: '谁家的哪一分有意见,哪天前答复',
    icon: 'shield',
    permission: 'objection.replace',
  },
  {
    route: 'review/late',
    name: '拖久了的',
    detail: '过了答应的日子还没办',
    icon: 'clock',
    permission: 'review.supervise',
  },
  {
    route: 'review/panel',
    name: '评议小组',
    detail: '谁来评,任期、候补、亲属',
    icon: 'people',
    permission: 'declaration.read',
  },
  {
    route: 'deductions/index',
    name: '提醒和扣分',
    detail: '先提醒,改好就没事',
    icon: 'talk',
    permission: 'deduction.read',
  },
  {
    route: 'households/roster',
    name: '花名册',
    detail: '找一户,看一户',
    icon: 'house',
    permission: 'household.search',
  },
  { route: 'rules/rulebook', name: '积分细则', detail: '哪件事记几分', icon: 'book', permission: 'rule.read' },
  {
    route: 'adoption/drafts',
    name: '起草新细则',
    detail: '起草、提意见、表决、备案',
    icon: 'pencil',
    permission: 'adoption.comment',
  },
  { route: 'rewards/goods', name: '商品', detail: '东西、分数、库存', icon: 'bag', permission: 'reward.manage' },
  {
    route: 'ledger/entries',
    name: '全村总账',
    detail: '发了多少,换了多少',
    icon: 'shield',
    permission: 'ledger.read_village',
  },
  {
    route: 'supervision/report',
    name: '监督报告',
    detail: '每月抽查了什么,谁签了字',
    icon: 'shield',
    permission: 'supervision.read_report',
  },
  {
    route: 'fund/index',
    name: '积分基金',
    detail: '钱从哪来、够不够换',
    icon: 'bag',
    permission: 'fund.read',
  },
  {
    route: 'ledger/period',
    name: '年底结账',
    detail: '没用的分怎么办、谁家欠着分',
    icon: 'clock',
    permission: 'ledger.oversee',
  },
  {
    route: 'ledger/statements',
    name: '印积分明细',
    detail: '一个小组每户一份,送到家里',
    icon: 'printer',
    permission: 'ledger.print_group',
  },
  {
    route: 'imports/index',
    name: '导入表格',
    detail: '花名册、细则、旧账',
    icon: 'upload',
    permission: 'import.manage',
  },
  {
    route: 'villages/settings',
    name: '村设置',
    detail: '电话、小组、名字怎么显示',
    icon: 'settings',
    permission: 'village.configure',
  },
]

/** What a role finds on its workbench. The server decides again on every page. */
export const staffLinksFor = (role: Role): readonly StaffLink[] =>
  role === 'villager' ? [] : links.filter(({ permission }) => isPermitted(role, permission))
