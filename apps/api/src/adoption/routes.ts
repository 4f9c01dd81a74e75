import * as contract from '@village-points/shared/adoption/contract.ts'
import { deliverPhoto } from '../declarations/index.ts'
import { type Binding, downloadRoute, route } from '../platform/http/route.ts'
import { printDocument } from '../platform/printing/print-document.ts'
import { addDraftRule } from './add-draft-rule.ts'
import { changeDraftRule } from './change-draft-rule.ts'
import { commentOnDraft } from './comment-on-draft.ts'
import { dropDraftRule } from './drop-draft-rule.ts'
import { fileDraft } from './file-draft.ts'
import { listDraftComments } from './list-draft-comments.ts'
import { listDrafts } from './list-drafts.ts'
import { openDraft } from './open-draft.ts'
import { printDraft } from './print-draft.ts'
import { publicizeDraft } from './publicize-draft.ts'
import { readDraft } from './read-draft.ts'
import { readMinutes } from './read-minutes.ts'
import { recordVote } from './record-vote.ts'
import { renameDraft } from './rename-draft.ts'
import { returnDraft } from './return-draft.ts'
import { startDraft } from './start-draft.ts'
import { takeBackDraft } from './take-back-draft.ts'
import { withdrawDraft } from './withdraw-draft.ts'

/** How a rulebook comes into force: written, commented on, voted on, filed, publicized. */
export const adoptionRoutes: readonly Binding[] = [
  route(contract.listDrafts, listDrafts),
  route(contract.readDraft, readDraft),
  route(contract.startDraft, startDraft),
  route(contract.renameDraft, renameDraft),
  route(contract.addDraftRule, addDraftRule),
  route(contract.changeDraftRule, changeDraftRule),
  route(contract.dropDraftRule, dropDraftRule),
  route(contract.openDraft, openDraft),
  route(contract.commentOnDraft, commentOnDraft),
  route(contract.listDraftComments, listDraftComments),
  route(contract.takeBackDraft, takeBackDraft),
  route(contract.withdrawDraft, withdrawDraft),
  route(contract.recordVote, recordVote),
  downloadRoute(contract.readMinutes, readMinutes, deliverPhoto),
  route(contract.fileDraft, fileDraft),
  route(contract.returnDraft, returnDraft),
  route(contract.publicizeDraft, publicizeDraft),
  downloadRoute(contract.printDraft, printDraft, printDocument),
]
