import { kindOf, type MessageKindName, type MessageTold } from '@village-points/shared/messages/contract.ts'
import { heirsOf } from '../households/index.ts'
import { newId, type Work } from '../platform/work.ts'
import { readSettings } from '../villages/index.ts'
import { dueAtOf, onceKeyOf, recipientOf, wordingOf } from './message.ts'
import { hasMessage, keepMessages, type MessageRow } from './repository.ts'

/**
 * Tells somebody something, in the transaction of what happened: nobody hears of what was undone. What a household that
 * was merged would hear, its heir hears.
 */
export const tell = (work: Work, told: MessageTold): Promise<void> => tellAll(work, [told])

/** The same of many, in few statements. */
export const tellAll = async (work: Work, told: readonly MessageTold[]): Promise<void> => {
  if (told.length === 0) return
  const settings = await readSettings(work)
  const householdIds = told.flatMap((one) => ('householdId' in one ? [one.householdId] : []))
  const heirOf = householdIds.length > 0 ? await heirsOf(work, householdIds) : (id: string) => id
  const rows = told.map((one): MessageRow => {
    const dueAt = dueAtOf(kindOf(one.kind).isDigest ?? false, work.now, settings)
    const recipient = recipientOf(one, heirOf)
    return {
      villageId: work.villageId,
      messageId: newId({ now: dueAt }),
      recipient,
      kind: one.kind,
      ...wordingOf(one),
      subjectId: one.subjectId ?? null,
      toldAt: work.now,
      dueAt,
      times: 1,
      onceKey: onceKeyOf(one, recipient, dueAt),
    }
  })
  await keepMessages(work, onePerName(rows), (row) => kindOf(row.kind as MessageKindName).isDigest ?? false)
}

/** Whether something that is told under a name of its own was told before: jobs ask before they write. */
export const wasTold = async (work: Work, told: MessageTold): Promise<boolean> => {
  const dueAt = dueAtOf(kindOf(told.kind).isDigest ?? false, work.now, await readSettings(work))
  const name = onceKeyOf(
    told,
    recipientOf(told, (id) => id),
    dueAt,
  )
  return name !== null && (await hasMessage(work, name))
}

/** What is told several times under one name is one message, told so often. */
const onePerName = (rows: readonly MessageRow[]): readonly MessageRow[] =>
  [...Map.groupBy(rows, ({ onceKey, messageId }) => onceKey ?? messageId).values()].map((same) => ({
    ...same[0]!,
    times: same.length,
  }))
