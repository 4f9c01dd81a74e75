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
}

const links: readonly StaffLink[] = [
  {
    route: 'declarations/award',
    name: '扫码记分',
    detail: '扫户码卡或找一户',
    icon: 'scan',
    permission: 'declaration.award',
  },
  {
    route: 'declarations/batch',
    name: '多户记分',
    detail: '一次给很多户记',
    icon: 'people',
    permission: 'declaration.award_batch',
  },
  {
    route: 'declarations/records',
    name: '记分记录',
    detail: '看记过的,撤回记错的',
    icon: 'list',
    permission: 'declaration.award',
  },
  { route: 'rewards/counter', name: '柜台', detail: '核对取货码,交给人', icon: 'card', permission: 'reward.fulfill' },
  { route: 'rewards/register', name: '领取登记', detail: '谁领了什么', icon: 'pencil', permission: 'reward.fulfill' },
  { route: 'rewards/goods', name: '积分超市', detail: '东西、分数、库存', icon: 'bag', permission: 'reward.manage' },
  {
    route: 'households/roster',
    name: '花名册',
    detail: '找一户,看一户',
    icon: 'house',
    permission: 'household.search',
  },
  { route: 'rules/rulebook', name: '积分细则', detail: '哪件事记几分', icon: 'book', permission: 'rule.read' },
  {
    route: 'ledger/entries',
    name: '全村流水',
    detail: '每一分都在这里',
    icon: 'shield',
    permission: 'ledger.read_village',
  },
  {
    route: 'imports/index',
    name: '导入表格',
    detail: '花名册、细则、旧账',
    icon: 'upload',
    permission: 'import.manage',
  },
]

/** What a role finds on its workbench. The server decides again on every page. */
export const staffLinksFor = (role: Role): readonly StaffLink[] =>
  role === 'villager' ? [] : links.filter(({ permission }) => isPermitted(role, permission))
