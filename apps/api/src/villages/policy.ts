import { isPermitted } from '@village-points/shared/identity/permissions.ts'
import type { Actor } from '../platform/work.ts'

/** Whether the actor may change the village's settings and groups. */
export const mayConfigure = ({ role }: Actor): boolean => role !== 'system' && isPermitted(role, 'village.configure')
