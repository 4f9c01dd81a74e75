import { isPermitted } from '@village-points/shared/identity/permissions.ts'
import type { Actor } from '../platform/work.ts'

/** Whether the actor may try a version on the past. */
export const mayTry = ({ role }: Actor): boolean => role !== 'system' && isPermitted(role, 'declaration.try_rulebook')

/** Whether the actor may record a version or stop a rule. */
export const mayManage = ({ role }: Actor): boolean => role !== 'system' && isPermitted(role, 'rule.manage')
