import {
  type AssemblyVote,
  addDraftRule,
  type Draft,
  fileDraft,
  openDraft,
  publicizeDraft,
  readDraft,
  recordVote,
  startDraft,
} from '@village-points/shared/adoption/contract.ts'
import { addDays, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { RuleInput } from '@village-points/shared/rules/contract.ts'
import type { Client } from '../village/client.ts'
import { sendPhotos } from '../village/declaring.ts'
import type { TestVillage } from '../village/test-village.ts'

/** A lawful clause. */
export const clause = (title: string, more: Partial<RuleInput> = {}): RuleInput => ({
  category: '乡风文明',
  title,
  ruleClass: 'award',
  points: { kind: 'fixed', points: 8 },
  caps: [],
  evidence: '照片',
  procedure: 'direct',
  ...more,
})

/** How the way of a draft is gone in a test, step by step; each step starts from the draft as it now is. */
export const openWay = (village: TestVillage) => {
  const committee = village.as('committee')
  let photo = 0
  const now = (draft: Draft, client: Client = committee) => client.ok(readDraft, { params: { draftId: draft.draftId } })
  /** What names a draft as it was last seen. */
  const at = ({ draftId, revision }: Draft, more: object = {}) => ({
    params: { draftId },
    body: { revision, ...more } as never,
  })
  const today = () => villageDayOf(village.background.now())
  const start = (source: 'blank' | 'in_force' = 'in_force', title = '2027 年积分细则') =>
    committee.ok(startDraft, { body: { title, source } })
  const add = (draft: Draft, rule: RuleInput) =>
    committee.ok(addDraftRule, { params: { draftId: draft.draftId }, body: { rule } })
  const opened = async (draft?: Draft) => committee.ok(openDraft, at(draft ?? (await start()), { days: 3 }))
  /** The first day on which the assembly may meet. */
  const afterComments = async (draft?: Draft) => {
    const commented = await opened(draft)
    village.clock.advance({ days: 4 })
    return commented
  }
  const vote = async (more: Partial<AssemblyVote> = {}) => ({
    meeting: 'representatives_assembly' as const,
    assemblyOn: today(),
    place: '村委会二楼',
    entitled: 40,
    present: 36,
    inFavor: 30,
    against: 4,
    photoIds: await sendPhotos(committee, ++photo),
    ...more,
  })
  const voted = async (draft?: Draft, more: Partial<AssemblyVote> = {}) =>
    committee.ok(recordVote, at(draft ?? (await afterComments()), await vote(more)))
  const filed = async (draft?: Draft) =>
    village.as('town_officer').ok(fileDraft, at(draft ?? (await voted()), { fileNumber: '潮汀备〔2026〕7 号' }))
  const publicized = async (inForceOn: string, draft?: Draft) =>
    committee.ok(publicizeDraft, at(draft ?? (await filed()), { inForceOn }))
  const adopted = async (inForceOn: string, draft?: Draft) => {
    const shown = await publicized(inForceOn, draft)
    village.clock.set(`${addDays(shown.publicity!.endsOn, 1)}T00:30:00Z`)
    await village.runJobs()
    return now(shown)
  }
  return { committee, now, at, today, start, add, opened, afterComments, vote, voted, filed, publicized, adopted }
}
