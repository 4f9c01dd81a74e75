import { isPermitted } from '@village-points/shared/identity/permissions.ts'
import type { Actor } from '../platform/work.ts'

/** Whether the actor may write down what the fund's money does. */
export const mayManage = ({ role }: Actor): boolean => role !== 'system' && isPermitted(role, 'fund.manage')
