import { isPermitted } from '@village-points/shared/identity/permissions.ts'
import type { Actor } from '../platform/work.ts'

/** Whether the actor may record a version or stop a rule. */
export const mayManage = ({ role }: Actor): boolean => role !== 'system' && isPermitted(role, 'rule.manage')
