import { addDays, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import * as supervision from '@village-points/shared/supervision/contract.ts'
import { sendPhotos } from '../../village/declaring.ts'
import { openRows } from '../../village/rows.ts'
import type { Scene } from '../scene.ts'
import { atNothing, type Probe } from './probe.ts'

/** The month before the one in which the scene stands: it is over. */
const lastMonth = (scene: Scene) => {
  const month = villageDayOf(scene.village.clock.now()).slice(0, 7)
  return { params: { month: addDays(`${month}-01`, -1).slice(0, 7) } }
}

/** A report of a month in which nothing was recorded, not signed by anybody yet or signed already. */
const reported = async (scene: Scene) => {
  const client = scene.village.as('supervisor')
  const answer = await client.call(supervision.makeReport, { ...lastMonth(scene), body: {} })
  const { report } = answer.error ? await client.ok(supervision.readReport, lastMonth(scene)) : { report: answer.body }
  return report!.digest
}

export const supervisionProbes: readonly Probe[] = [
  atNothing(supervision.listSupervisedMonths, () => ({})),
  atNothing(supervision.readOverseenMonth, (_, scene) => lastMonth(scene)),
  atNothing(supervision.listOverseenEntries, (_, scene) => ({ ...lastMonth(scene), query: {} })),
  atNothing(supervision.readSample, (_, scene) => ({ ...lastMonth(scene), query: {} })),
  atNothing(supervision.recordFinding, (_, scene) => ({
    ...lastMonth(scene),
    body: { sequence: 1, verdict: 'fine' as const },
  })),
  atNothing(supervision.readFindingPhoto, async (_, scene) => {
    const { params } = lastMonth(scene)
    const [photoId] = (await sendPhotos(scene.village.as('committee'), scene.next())) as [string]
    // In a month without entries nothing can be found: the photograph is bound past the doors.
    const rows = await openRows(scene.village.place)
    await rows.run('UPDATE declarations_photos SET shows = ? WHERE photo_id = ?', `finding ${params.month} 1`, photoId)
    await rows.close()
    return { params: { ...params, sequence: 1, photoId }, query: {} }
  }),
  atNothing(supervision.listConcerns, (_, scene) => lastMonth(scene)),
  atNothing(supervision.makeReport, (_, scene) => ({ ...lastMonth(scene), body: {} })),
  atNothing(supervision.readReport, (_, scene) => lastMonth(scene)),
  atNothing(supervision.signReport, async (_, scene) => ({
    ...lastMonth(scene),
    body: { digest: await reported(scene) },
  })),
  atNothing(supervision.printReport, async (_, scene) => {
    await reported(scene)
    return lastMonth(scene)
  }),
]
