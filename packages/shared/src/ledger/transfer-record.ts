import { z } from 'zod'
import { Id } from '../platform/page.ts'
import { Instant, VillageDay } from '../platform/village-day.ts'

const Absent = z.null()

/** One line of a transfer as the log keeps it. Amounts are hundredths, or units of goods; the sign says direction. */
const RecordedEntry = z.strictObject({
  accountId: z.string(),
  amount: z.int(),
  asset: z.string(),
  balanceAfter: z.int(),
})

/**
 * A transfer as the village's log keeps it: opaque identifiers, figures, moments and the rule's own words. Names and
 * notes stand elsewhere, so that they can be erased without touching the log.
 */
export const TransferRecord = z.strictObject({
  actorRole: z.string(),
  actorUserId: z.string(),
  declarationId: Id.or(Absent),
  deedOn: VillageDay,
  entries: z.array(RecordedEntry).min(2),
  evidenceDigest: z.string().or(Absent),
  format: z.literal('village-points/transfer/1'),
  householdId: Id.or(Absent),
  importId: Id.or(Absent),
  kind: z.string(),
  memberId: Id.or(Absent),
  recordedAt: Instant,
  redemptionId: Id.or(Absent),
  resolvesTransferId: Id.or(Absent),
  reversesTransferId: Id.or(Absent),
  ruleId: Id.or(Absent),
  rulebookId: Id.or(Absent),
  sequence: z.int().min(1),
  title: z.string(),
  transferId: Id,
  villageId: Id,
})
export type TransferRecord = z.infer<typeof TransferRecord>

/**
 * The canonical bytes of a record, as text: RFC 8785 (JSON, members sorted by name, no spaces), so that any auditor's
 * JSON library gives the same. Members are named here in that order, which spares each posting the sorting.
 */
export const recordText = (record: TransferRecord): string =>
  JSON.stringify({
    actorRole: record.actorRole,
    actorUserId: record.actorUserId,
    declarationId: record.declarationId,
    deedOn: record.deedOn,
    entries: record.entries.map(({ accountId, amount, asset, balanceAfter }) => ({
      accountId,
      amount,
      asset,
      balanceAfter,
    })),
    evidenceDigest: record.evidenceDigest,
    format: record.format,
    householdId: record.householdId,
    importId: record.importId,
    kind: record.kind,
    memberId: record.memberId,
    recordedAt: record.recordedAt,
    redemptionId: record.redemptionId,
    resolvesTransferId: record.resolvesTransferId,
    reversesTransferId: record.reversesTransferId,
    ruleId: record.ruleId,
    rulebookId: record.rulebookId,
    sequence: record.sequence,
    title: record.title,
    transferId: record.transferId,
    villageId: record.villageId,
  })

/** Reads a record back; undefined when the text is anything but the canonical text of a record. */
export const readRecord = (text: string): TransferRecord | undefined => {
  try {
    const { data } = TransferRecord.safeParse(JSON.parse(text))
    return data && recordText(data) === text ? data : undefined
  } catch {
    return undefined
  }
}
