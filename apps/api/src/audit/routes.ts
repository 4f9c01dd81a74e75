import * as contract from '@village-points/shared/audit/contract.ts'
import { type Binding, route } from '../platform/http/route.ts'
import { readLatestAudit } from './read-latest-audit.ts'

export const auditRoutes: readonly Binding[] = [route(contract.readLatestAudit, readLatestAudit)]
