import { roleNames } from '@village-points/shared/identity/permissions.ts'
import type { EntryTrail } from '@village-points/shared/ledger/contract.ts'
import { capsText, pointsText } from '@village-points/shared/rules/rule-text.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { requireRule } from '../rules/index.ts'
import { requireReadableHousehold } from './read-household-account.ts'
import { findAnswerTo, findTransfer, memoOf, type TransferRow } from './reading-repository.ts'
import { toStatementEntry } from './statement.ts'
import { statementRowOf } from './statement-repository.ts'
import { type TrailSource, wayOf } from './trail.ts'

/** 这一分怎么来的: the whole trail of one line. */
export const readEntry =
  (sources: readonly TrailSource[]) =>
  async (
    work: Work,
    { params: { householdId, transferId } }: { params: { householdId: string; transferId: string } },
  ): Promise<EntryTrail> => {
    const household = await requireReadableHousehold(work, householdId)
    const row = await statementRowOf(work, householdId, transferId)
    const transfer = await findTransfer(work, transferId)
    if (!row || !transfer) return refuse('ledger.entry_not_found')
    const memo = await memoOf(work, transferId)
    const isOwn = work.actor.ownHouseholdIds.includes(householdId)
    const canReverse = work.actor.role === 'committee' && transfer.kind === 'award' && !row.answer && !isOwn
    return {
      entry: toStatementEntry(row),
      household,
      sequence: transfer.sequence,
      actor: {
        name: memo.actorName,
        roleName: roleNames[transfer.actorRole as keyof typeof roleNames] ?? '系统自动',
      },
      ...(await ruleOf(work, transfer)),
      note: memo.note,
      ...(await linksOf(work, transfer)),
      ...(transfer.declarationId ? { declarationId: transfer.declarationId } : {}),
      ...(transfer.redemptionId ? { redemptionId: transfer.redemptionId } : {}),
      can: { reverse: canReverse },
      ...(await toldOf(work, sources, transfer)),
    }
  }

const toldOf = async (work: Work, sources: readonly TrailSource[], { transferId, declarationId }: TransferRow) =>
  declarationId ? wayOf(work, sources, { transferId, declarationId }) : { way: [], photoIds: [] }

const ruleOf = async (work: Work, transfer: TransferRow): Promise<Pick<EntryTrail, 'rule'>> => {
  if (!transfer.ruleId) return {}
  const { rule, rulebook } = await requireRule(work, transfer.ruleId)
  return {
    rule: {
      rulebookId: rulebook.rulebookId,
      rulebookTitle: rulebook.title,
      ruleId: rule.ruleId,
      clause: rule.clause,
      title: rule.title,
      pointsText: pointsText(rule),
      capsText: capsText(rule),
      evidence: rule.evidence,
    },
  }
}

const linksOf = async (work: Work, transfer: TransferRow): Promise<Pick<EntryTrail, 'reverses' | 'reversedBy'>> => {
  const reversed = transfer.reversesTransferId ? await findTransfer(work, transfer.reversesTransferId) : undefined
  const answer = await findAnswerTo(work, transfer.transferId)
  const reversal = answer?.kind === 'reversal' ? answer : undefined
  const memo = reversal ? await memoOf(work, reversal.transferId) : undefined
  return {
    ...(reversed
      ? { reverses: { transferId: reversed.transferId, recordedAt: reversed.recordedAt.toISOString() } }
      : {}),
    ...(reversal && memo
      ? {
          reversedBy: {
            transferId: reversal.transferId,
            recordedAt: reversal.recordedAt.toISOString(),
            reason: memo.note,
            actorName: memo.actorName,
          },
        }
      : {}),
  }
}
