import type { listMessages as endpoint, Message, MessageKindName } from '@village-points/shared/messages/contract.ts'
import { kindOf } from '@village-points/shared/messages/contract.ts'
import { fillMessage } from '@village-points/shared/platform/errors.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { pageOf } from '../platform/page.ts'
import type { Work } from '../platform/work.ts'
import { mayPrint, recipientsOf } from './policy.ts'
import { type MessageRow, messagesWithin, pageOfMessages, readThrough } from './repository.ts'

export const listMessages = async (work: Work, { query }: ParsedInput<typeof endpoint>) => {
  const recipients = recipientsOf(work.actor)
  const rows = await pageOfMessages(work, recipients, { cursor: query.cursor, limit: query.limit + 1 })
  const read = await readThrough(work, recipients)
  const { shown, next } = pageOf(rows, query.limit, (row) => row.messageId)
  return { rows: shown.map((row) => toMessage(row, row.messageId > (read.get(row.recipient) ?? ''))), ...next }
}

const toMessage = (row: MessageRow, isNew: boolean): Message => {
  const kind = row.kind as MessageKindName
  const { opens } = kindOf(kind)
  return {
    messageId: row.messageId,
    kind,
    title: row.title,
    text: fillMessage(row.text, { count: row.times }),
    toldAt: row.dueAt.toISOString(),
    isNew,
    ...(opens ? { opens } : {}),
    ...(row.subjectId ? { subjectId: row.subjectId } : {}),
  }
}

/** For its statement: what a household was told in a span of time, beside what its books tell; oldest first. */
export const toldWithin = async (
  work: Work,
  householdId: string,
  span: { readonly from: Date; readonly before: Date },
): Promise<readonly Message[]> => {
  if (!mayPrint(work.actor, householdId)) return []
  const rows = await messagesWithin(work, ['village', `household:${householdId}`], span)
  return rows.map((row) => toMessage(row, false)).filter(({ kind }) => !kindOf(kind).isInBooks)
}
