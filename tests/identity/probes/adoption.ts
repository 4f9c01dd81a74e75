import * as adoption from '@village-points/shared/adoption/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { sendPhotos } from '../../village/declaring.ts'
import { openRows } from '../../village/rows.ts'
import { smallRulebook } from '../../village/small-rulebook.ts'
import type { Aim, Scene } from '../scene.ts'
import { atNothing, atVillage, type Probe } from './probe.ts'

/** Whatever the village had in hand is given up: a village has one draft at a time. */
const freshDraft = async ({ community }: Aim, scene: Scene): Promise<adoption.Draft> => {
  const cadre = scene.cadreOf(community)
  const { rows } = await cadre.ok(adoption.listDrafts, { query: {} })
  for (const { draftId, revision, state } of rows) {
    if (adoption.endedStates.includes(state)) continue
    await cadre.ok(adoption.withdrawDraft, { params: { draftId }, body: { revision, reason: '重来' } })
  }
  const { draftId } = await cadre.ok(adoption.startDraft, { body: { title: '新一版', source: 'blank' } })
  return cadre.ok(adoption.addDraftRule, { params: { draftId }, body: { rule: smallRulebook.rules[0]! } })
}

/** Laid open, so that everybody who may see drafts sees it. */
export const opened = async (aim: Aim, scene: Scene) => {
  const { draftId, revision } = await freshDraft(aim, scene)
  const body = { revision, days: 3 }
  return scene.cadreOf(aim.community).ok(adoption.openDraft, { params: { draftId }, body })
}

export const at = ({ draftId, revision }: adoption.Draft, more: object = {}) => ({
  params: { draftId },
  body: { revision, ...more } as never,
})
const read = (draft: adoption.Draft) => ({ params: { draftId: draft.draftId }, query: {} as never })
const reason = { reason: '村民有意见' }

export const voteOf = async (aim: Aim, scene: Scene) => ({
  meeting: 'representatives_assembly' as const,
  assemblyOn: villageDayOf(scene.village.clock.now()),
  place: '村委会',
  ...{ entitled: 30, present: 28, inFavor: 27, against: 1 },
  photoIds: await sendPhotos(scene.cadreOf(aim.community), scene.next()),
})

/** A photographed page of a vote, though the days for comments have just begun. */
const minutesOf = async (aim: Aim, scene: Scene) => {
  const draft = await opened(aim, scene)
  const rows = await openRows(scene.village.place)
  await rows.run("UPDATE adoption_drafts SET comments_end_on = '2026-11-20' WHERE draft_id = ?", draft.draftId)
  await rows.close()
  const voted = await scene.cadreOf(aim.community).ok(adoption.recordVote, at(draft, await voteOf(aim, scene)))
  return { params: { photoId: voted.votes[0]!.photoIds[0]! }, query: {} }
}

export const adoptionProbes: readonly Probe[] = [
  atNothing(adoption.listDrafts, () => ({ query: {} })),
  atVillage(adoption.readDraft, async (aim, scene) => read(await opened(aim, scene))),
  atNothing(adoption.startDraft, () => ({ body: { title: '又一版', source: 'blank' as const } })),
  atVillage(adoption.renameDraft, async (aim, scene) => at(await freshDraft(aim, scene), { title: '改个名' })),
  atVillage(adoption.addDraftRule, async (aim, scene) =>
    at(await freshDraft(aim, scene), { rule: smallRulebook.rules[1]! }),
  ),
  atVillage(adoption.changeDraftRule, async (aim, scene) => {
    const { draftId, rules } = await freshDraft(aim, scene)
    const { ruleId, revision } = rules[0]!
    return { params: { draftId, ruleId }, body: { revision, rule: smallRulebook.rules[1]! } }
  }),
  atVillage(adoption.dropDraftRule, async (aim, scene) => {
    const { draftId, rules } = await freshDraft(aim, scene)
    const { ruleId, revision } = rules[0]!
    return { params: { draftId, ruleId }, body: { revision } }
  }),
  atVillage(adoption.openDraft, async (aim, scene) => at(await freshDraft(aim, scene), { days: 3 })),
  atVillage(adoption.commentOnDraft, async (aim, scene) => ({
    params: { draftId: (await opened(aim, scene)).draftId },
    body: { stance: 'for' as const, words: '' },
  })),
  atVillage(adoption.listDraftComments, async (aim, scene) => read(await opened(aim, scene))),
  atVillage(adoption.takeBackDraft, async (aim, scene) => at(await opened(aim, scene), reason)),
  atVillage(adoption.withdrawDraft, async (aim, scene) => at(await freshDraft(aim, scene), reason)),
  atVillage(adoption.recordVote, async (aim, scene) => at(await opened(aim, scene), await voteOf(aim, scene))),
  atVillage(adoption.readMinutes, minutesOf),
  atVillage(adoption.fileDraft, async (aim, scene) => at(await opened(aim, scene), { fileNumber: '1' })),
  atVillage(adoption.returnDraft, async (aim, scene) =>
    at(await opened(aim, scene), { law: '《信访工作条例》', ...reason }),
  ),
  atVillage(adoption.publicizeDraft, async (aim, scene) => at(await opened(aim, scene), { inForceOn: '2027-03-01' })),
  atVillage(adoption.printDraft, async (aim, scene) => read(await opened(aim, scene))),
]
