import { z } from 'zod'

/** Roles a person may hold in a village. One person may hold several and switches between them inside the app. */
export const Role = z.enum(['villager', 'group_leader', 'committee', 'clerk', 'supervisor', 'town_officer', 'operator'])
export type Role = z.infer<typeof Role>

/** How a role is called on screens and in print. */
export const roleNames: Readonly<Record<Role, string>> = {
  villager: '村民',
  group_leader: '组长',
  committee: '村委会',
  clerk: '爱心超市',
  supervisor: '村务监督',
  town_officer: '镇里',
  operator: '平台维护',
}

const everyone = ['villager', 'group_leader', 'committee', 'clerk', 'supervisor'] as const
const staff = ['group_leader', 'committee', 'clerk', 'supervisor'] as const
const awarders = ['group_leader', 'committee'] as const

/** Every permission, with the roles that hold it. What a role may do to one particular object is the policy's work. */
export const permissions = {
  'village.read': [...everyone, 'town_officer', 'operator'],
  'village.configure': ['committee'],
  'village.read_places': ['town_officer', 'operator'],
  'household.search': [...staff],
  'household.read': ['villager', 'group_leader', 'committee', 'supervisor'],
  'household.manage': ['committee'],
  'household.issue_card': ['committee'],
  'household.read_card': [...staff],
  'message.read': [...everyone, 'town_officer'],
  'rule.read': [...everyone, 'town_officer'],
  'rule.manage': ['committee'],
  'ledger.read_household': ['villager', 'group_leader', 'committee', 'supervisor'],
  'ledger.read_village': [...everyone, 'town_officer'],
  'ledger.print_group': ['committee'],
  'ledger.oversee': ['committee', 'supervisor'],
  'ledger.merge_households': ['committee'],
  'fund.read': ['committee', 'supervisor', 'town_officer'],
  'fund.manage': ['committee'],
  'declaration.award': [...awarders],
  'declaration.award_batch': ['committee'],
  'declaration.read': ['villager', 'group_leader', 'committee', 'supervisor'],
  'declaration.submit': ['villager', ...awarders],
  'declaration.screen': [...awarders],
  'declaration.upload_photo': ['villager', 'group_leader', 'committee', 'supervisor'],
  'declaration.read_photo': ['villager', 'group_leader', 'committee', 'supervisor'],
  'declaration.undo': [...awarders],
  'declaration.reverse': ['committee'],
  'declaration.try_rulebook': ['committee', 'supervisor'],
  'review.read': [...everyone, 'town_officer'],
  'review.manage': ['committee'],
  'review.vote': ['villager', 'group_leader', 'committee'],
  'review.supervise': ['committee', 'supervisor'],
  'review.declare_kin': ['villager', 'group_leader', 'committee', 'supervisor'],
  'deduction.remind': [...awarders],
  'deduction.hear': ['committee'],
  'deduction.read': ['villager', 'group_leader', 'committee', 'supervisor'],
  'deduction.answer': ['villager', 'group_leader', 'committee'],
  'deduction.vote': ['villager', 'group_leader', 'committee'],
  'deduction.supervise': ['supervisor'],
  'deduction.count': [...everyone, 'town_officer'],
  'objection.raise': ['villager', 'group_leader', 'committee', 'supervisor'],
  'objection.read': ['villager', 'group_leader', 'committee', 'supervisor', 'town_officer'],
  'objection.oversee': ['committee', 'supervisor', 'town_officer'],
  'objection.answer': ['supervisor', 'town_officer'],
  'objection.replace': ['committee'],
  'adoption.read': [...everyone, 'town_officer'],
  'adoption.draft': ['committee'],
  'adoption.comment': [...everyone],
  'adoption.file': ['town_officer'],
  'publicity.read': [...everyone, 'town_officer'],
  'publicity.publicize': ['committee'],
  'publicity.print': ['group_leader', 'committee', 'supervisor'],
  'publicity.record': [...awarders],
  'publicity.choose_name': ['villager', 'committee'],
  'supervision.read': ['supervisor'],
  'supervision.sign': ['supervisor'],
  'supervision.read_report': ['committee', 'supervisor', 'town_officer'],
  'honor.read': [...everyone],
  'honor.consent': ['villager', 'committee'],
  'reward.read': [...everyone],
  'reward.manage': ['committee'],
  'reward.redeem': ['villager'],
  'reward.cancel': ['villager', 'clerk', 'committee'],
  'reward.fulfill': ['clerk', 'committee'],
  'audit.read': [...everyone, 'town_officer'],
  'import.manage': ['committee'],
} as const satisfies Readonly<Record<string, readonly Role[]>>

export type Permission = keyof typeof permissions

/** Whether a role holds a permission. */
export const isPermitted = (role: Role, permission: Permission): boolean =>
  (permissions[permission] as readonly Role[]).includes(role)
