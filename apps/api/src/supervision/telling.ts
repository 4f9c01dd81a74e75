import { formatMonth } from '@village-points/shared/platform/village-day.ts'
import { tell, tellAll } from '../messages/index.ts'
import type { Work } from '../platform/work.ts'

/** The committee hears at once what it must look into; the report may be weeks away. */
export const tellOfFinding = (
  work: Work,
  { month, number, title, words }: { month: string; number: number; title: string; words: string },
): Promise<void> =>
  tell(work, {
    kind: 'finding_recorded',
    role: 'committee',
    subjectId: month,
    words: { month: formatMonth(month), number, title, words },
  })

/** One message however often the report is made anew. */
export const tellOfReport = (work: Work, month: string): Promise<void> =>
  tell(work, {
    kind: 'report_made',
    role: 'supervisor',
    subjectId: month,
    words: { month: formatMonth(month) },
    once: month,
  })

export const tellOfSignedReport = (work: Work, month: string): Promise<void> =>
  tellAll(
    work,
    (['committee', 'town_officer'] as const).map((role) => ({
      kind: 'report_signed' as const,
      role,
      subjectId: month,
      words: { month: formatMonth(month) },
    })),
  )
