import type { Role } from '@village-points/shared/identity/permissions.ts'

/** A person of the demo village. `livesIn` finds the household: the n-th of a group with that surname. */
export interface DemoPerson {
  readonly key: string
  readonly displayName?: string
  readonly roles: readonly {
    readonly role: Exclude<Role, 'villager'>
    readonly label: string
    readonly group?: string
  }[]
  readonly livesIn?: { readonly group: string; readonly surname: string }
  /** On the sign-in page: what to call and what to try. Absent people act only in the story. */
  readonly demo?: { readonly label: string; readonly suggestion: string }
}

export const demoPeople: readonly DemoPerson[] = [
  {
    key: 'villager',
    roles: [],
    livesIn: { group: '三组', surname: '王' },
    demo: { label: '村民', suggestion: '看积分、换东西、拿取货码,评议别人家报的' },
  },
  {
    key: 'elder',
    roles: [],
    livesIn: { group: '五组', surname: '刘' },
    demo: { label: '村民(长辈)', suggestion: '点“长辈版”,听一听积分' },
  },
  {
    key: 'leader',
    roles: [{ role: 'group_leader', label: '三组组长', group: '三组' }],
    livesIn: { group: '三组', surname: '赵' },
    demo: { label: '三组组长', suggestion: '扫户码卡或找人,给本组的人记分,10 分钟内撤回' },
  },
  {
    key: 'accountant',
    displayName: '王会计',
    roles: [{ role: 'committee', label: '村委会 王会计' }],
    livesIn: { group: '二组', surname: '王' },
    demo: { label: '村委会', suggestion: '批量记分、花名册、细则、商品、导入表格(电脑上更好用)' },
  },
  {
    key: 'director',
    displayName: '李主任',
    roles: [{ role: 'committee', label: '村委会 李主任' }],
    livesIn: { group: '一组', surname: '李' },
  },
  {
    key: 'clerk',
    displayName: '周小梅',
    roles: [{ role: 'clerk', label: '爱心超市' }],
    demo: { label: '爱心超市', suggestion: '扫取货码或输六位数字,把东西交给人' },
  },
  {
    key: 'supervisor',
    displayName: '孙大爷',
    roles: [{ role: 'supervisor', label: '村务监督委员会' }],
    demo: { label: '村务监督', suggestion: '每一笔账都看得到,一笔也改不了' },
  },
  {
    key: 'officer',
    displayName: '林干事',
    roles: [{ role: 'town_officer', label: '潮汀镇 林干事' }],
    demo: { label: '镇里', suggestion: '细则备案或者退回,村民不服的再查一次' },
  },
  { key: 'phone-one', roles: [], livesIn: { group: '一组', surname: '张' } },
  { key: 'phone-two', roles: [], livesIn: { group: '四组', surname: '高' } },
  { key: 'phone-three', roles: [], livesIn: { group: '六组', surname: '马' } },
]
