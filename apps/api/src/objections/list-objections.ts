import type { listObjections as endpoint } from '@village-points/shared/objections/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { pageOf } from '../platform/page.ts'
import type { Work } from '../platform/work.ts'
import { toObjections } from './presenting.ts'
import { countDesk, pageOfDesk } from './repository.ts'

export const listObjections = async (work: Work, { query }: ParsedInput<typeof endpoint>) => {
  const today = villageDayOf(work.now)
  const rows = await pageOfDesk(work, { show: query.show, today }, { ...query, limit: query.limit + 1 })
  const { shown, next } = pageOf(rows, query.limit, (row) => row.objectionId)
  return {
    rows: await toObjections(work, shown),
    overdueCount: await countDesk(work, 'overdue', today),
    awardDueCount: await countDesk(work, 'award_due', today),
    ...next,
  }
}
