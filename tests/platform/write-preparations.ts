import { sealLog } from '@village-points/api/ledger/sealing.ts'
import * as adoption from '@village-points/shared/adoption/contract.ts'
import * as deductions from '@village-points/shared/deductions/contract.ts'
import * as imports from '@village-points/shared/imports/contract.ts'
import * as supervision from '@village-points/shared/supervision/contract.ts'
import { at, opened, voteOf } from '../identity/probes/adoption.ts'
import { proposedAt, remindedAt } from '../identity/probes/deductions.ts'
import type { Aim, Scene } from '../identity/scene.ts'
import { commit, upload } from '../imports/office.ts'
import type { CallOptions } from '../village/client.ts'
import { sendPhotos } from '../village/declaring.ts'
import { openRows } from '../village/rows.ts'

const sheet = (scene: Scene) => Buffer.from(`品名,兑换积分,库存\n神秘礼品${scene.next()},20,3\n`)

const draftIn = async (state: adoption.DraftState, aim: Aim, scene: Scene) => {
  const draft = await opened(aim, scene)
  const text = "UPDATE adoption_drafts SET state = ?, comments_end_on = '2026-11-20' WHERE draft_id = ?"
  await change(scene, text, state, draft.draftId)
  return draft
}

const caseIn = async (state: deductions.DeductionState, aim: Aim, scene: Scene) => {
  const one = await proposedAt(aim, scene)
  const text =
    "UPDATE deductions SET state = ?, public_from = '2026-11-23', public_until = '2026-11-30' WHERE deduction_id = ?"
  await change(scene, text, state, one.params.deductionId)
  return one
}

/** Days and votes that would have to pass are written past the doors: here only the last step is looked at. */
const change = async (scene: Scene, text: string, ...values: string[]) => {
  const rows = await openRows(scene.village.place)
  await rows.run(text, ...values)
  await rows.close()
}

/** The matrix's own probes of these change nothing, so that each role may try; here they must do what they say. */
const ready: Readonly<Record<string, (aim: Aim, scene: Scene) => Promise<unknown>>> = {
  [imports.commitImport.name]: async ({ community }, scene) => {
    const { importId } = await upload(scene.cadreOf(community), 'goods', sheet(scene), '商品.csv')
    return { params: { importId }, body: {} }
  },
  [imports.undoImport.name]: async ({ community }, scene) => {
    const { importId } = await upload(scene.cadreOf(community), 'goods', sheet(scene), '商品.csv')
    await commit(scene.cadreOf(community), importId)
    return { params: { importId }, body: {} }
  },
  [deductions.proposeDeduction.name]: async (aim, scene) => {
    const one = await remindedAt(aim, scene)
    await scene.cadreOf(aim.community).ok(deductions.rectifyDeduction, { ...one, body: {} })
    return { ...one, body: { words: '还堆着' } }
  },
  [deductions.objectToDeduction.name]: async (aim, scene) => ({
    ...(await caseIn('publicized', aim, scene)),
    body: { words: '不是我家' },
  }),
  [deductions.decideDeductionObjection.name]: async (aim, scene) => ({
    ...(await caseIn('frozen', aim, scene)),
    body: { isUpheld: true, words: '看过了' },
  }),
  [adoption.recordVote.name]: async (aim, scene) => {
    const photoIds = await sendPhotos(aim.actor, scene.next())
    return at(await draftIn('opened', aim, scene), { ...(await voteOf(aim, scene)), photoIds })
  },
  [adoption.fileDraft.name]: async (aim, scene) => at(await draftIn('voted', aim, scene), { fileNumber: '1' }),
  [adoption.returnDraft.name]: async (aim, scene) =>
    at(await draftIn('voted', aim, scene), { law: '《信访工作条例》', reason: '村民有意见' }),
  [adoption.publicizeDraft.name]: async (aim, scene) =>
    at(await draftIn('filed', aim, scene), { inForceOn: '2027-03-01' }),
  [supervision.recordFinding.name]: async ({ community, actor }, scene) => {
    const photoIds = await sendPhotos(actor, scene.next())
    await sealLog(scene.village.background, community.villageId)
    scene.village.clock.set('2026-12-01T02:00:00Z') // a month is looked into when it is over
    const params = { month: '2026-11' }
    const { rows } = await community.as('supervisor').ok(supervision.readSample, { params, query: {} })
    return { params, body: { sequence: rows[0]!.sequence, verdict: 'wrong', words: '没有照片', photoIds } }
  },
}

/** How an endpoint is called so that it succeeds, where its probe in the matrix would not; nothing for all others. */
export const prepareWrite = async (
  name: string,
  aim: Aim,
  scene: Scene,
): Promise<{ input: never; options?: CallOptions } | undefined> => {
  const input = await ready[name]?.(aim, scene)
  return input ? { input: input as never } : undefined
}
