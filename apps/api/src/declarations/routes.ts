import * as contract from '@village-points/shared/declarations/contract.ts'
import { type Binding, downloadRoute, route, togetherRoute } from '../platform/http/route.ts'
import { awardBatch } from './award-batch.ts'
import { awardHousehold } from './award-household.ts'
import type { AwardDueSince } from './late-deed.ts'
import { listAwardBatches } from './list-award-batches.ts'
import { listAwardOptions } from './list-award-options.ts'
import { listDeclarations } from './list-declarations.ts'
import { listDeclareOptions } from './list-declare-options.ts'
import { listScreenings } from './list-screenings.ts'
import { readDeclaration } from './read-declaration.ts'
import { deliverPhoto, type IsEntrusted, readPhoto } from './read-photo.ts'
import { resubmitDeclaration } from './resubmit-declaration.ts'
import { reverseAward } from './reverse-award.ts'
import { reverseAwardBatch } from './reverse-award-batch.ts'
import { screenDeclarations } from './screen-declarations.ts'
import { submitDeclaration } from './submit-declaration.ts'
import { tryRulebook } from './try-rulebook.ts'
import { undoAward } from './undo-award.ts'
import { undoAwardBatch } from './undo-award-batch.ts'
import { keepUploadedPhoto, uploadPhoto } from './upload-photo.ts'
import { withdrawDeclaration } from './withdraw-declaration.ts'

export const declarationsRoutes = (isEntrusted: IsEntrusted, awardDueSince: AwardDueSince): readonly Binding[] => [
  route(contract.listDeclareOptions, listDeclareOptions),
  route(contract.submitDeclaration, submitDeclaration(awardDueSince)),
  route(contract.withdrawDeclaration, withdrawDeclaration),
  route(contract.resubmitDeclaration, resubmitDeclaration),
  route(contract.listScreenings, listScreenings),
  route(contract.screenDeclarations, screenDeclarations),
  route(contract.readDeclaration, readDeclaration),
  route(contract.listAwardOptions, listAwardOptions),
  togetherRoute(contract.awardHousehold, awardHousehold(awardDueSince)),
  route(contract.awardBatch, awardBatch),
  route(contract.listDeclarations, listDeclarations),
  route(contract.listAwardBatches, listAwardBatches),
  route(contract.undoAward, undoAward),
  route(contract.reverseAward, reverseAward),
  route(contract.undoAwardBatch, undoAwardBatch),
  route(contract.reverseAwardBatch, reverseAwardBatch),
  route(contract.uploadPhoto, uploadPhoto, { prepare: keepUploadedPhoto }),
  downloadRoute(contract.readPhoto, readPhoto(isEntrusted), deliverPhoto),
  route(contract.tryRulebook, tryRulebook),
]
