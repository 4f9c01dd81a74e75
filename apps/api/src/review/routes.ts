import * as contract from '@village-points/shared/review/contract.ts'
import { type Binding, route } from '../platform/http/route.ts'
import { castVotes } from './cast-votes.ts'
import { declareKin } from './declare-kin.ts'
import { endKin } from './end-kin.ts'
import { findKinHouseholds } from './find-kin-households.ts'
import { listKin } from './list-kin.ts'
import { listLateDeclarations } from './list-late-declarations.ts'
import { listPanelCandidates } from './list-panel-candidates.ts'
import { listReviewQueue } from './list-review-queue.ts'
import { readPanel } from './read-panel.ts'
import { readReview } from './read-review.ts'
import { readReviewWork } from './read-review-work.ts'
import { recordPanel } from './record-panel.ts'

export const reviewRoutes: readonly Binding[] = [
  route(contract.readPanel, readPanel),
  route(contract.recordPanel, recordPanel),
  route(contract.listPanelCandidates, listPanelCandidates),
  route(contract.listReviewQueue, listReviewQueue),
  route(contract.castVotes, castVotes),
  route(contract.readReview, readReview),
  route(contract.readReviewWork, readReviewWork),
  route(contract.listLateDeclarations, listLateDeclarations),
  route(contract.listKin, listKin),
  route(contract.findKinHouseholds, findKinHouseholds),
  route(contract.declareKin, declareKin),
  route(contract.endKin, endKin),
]
