import { formatFullDay } from '@village-points/shared/platform/village-day.ts'
import { publicityTitle } from '@village-points/shared/publicity/contract.ts'
import type { TrailSource } from '../ledger/index.ts'
import { listsOf } from './repository.ts'

/** On which list it hung out, as which line, and for which days. */
export const trailOfPublicity: TrailSource = async (work, { declarationId }) => {
  const list = (await listsOf(work, [declarationId])).get(declarationId)
  if (!list) return {}
  const days = `${formatFullDay(list.startsOn)}到${formatFullDay(list.endsOn)}`
  const detail = `${publicityTitle(list.year, list.number)} · 第 ${list.position} 行 · ${days}`
  return { way: [{ at: list.madeAt.toISOString(), title: '公示,大家都看得到', detail }] }
}
