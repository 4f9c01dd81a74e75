/** The statements of many households on one print. */
import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import type { ErrorTable } from '../platform/errors.ts'
import { Id } from '../platform/page.ts'
import { Month } from '../platform/village-day.ts'

export const statementErrors = {
  'ledger.group_not_found': { status: 404, message: '没有找到这个小组,请返回刷新。' },
} as const satisfies ErrorTable

export const printGroupStatements = endpoint({
  name: 'print-group-statements',
  method: 'GET',
  path: '/ledger/groups/:villagersGroupId/statements',
  summary: 'A month of every household of a group as one PDF: a sheet to sign first, then each household on its own.',
  permission: 'ledger.print_group',
  params: z.object({ villagersGroupId: Id }),
  query: z.object({ month: Month.optional() }),
  download: true,
  response: z.unknown(),
  errors: statementErrors,
})
