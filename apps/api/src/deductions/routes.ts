import * as contract from '@village-points/shared/deductions/contract.ts'
import { deliverPhoto } from '../declarations/index.ts'
import { type Binding, downloadRoute, route } from '../platform/http/route.ts'
import { countDeductions } from './count-deductions.ts'
import { decideDeductionObjection } from './decide-deduction-objection.ts'
import { dropDeduction } from './drop-deduction.ts'
import { hearHousehold } from './hear-household.ts'
import { listDeductionOptions } from './list-deduction-options.ts'
import { listDeductions } from './list-deductions.ts'
import { listDeductionsToVote } from './list-deductions-to-vote.ts'
import { objectToDeduction } from './object-to-deduction.ts'
import { proposeDeduction } from './propose-deduction.ts'
import { readDeduction } from './read-deduction.ts'
import { readDeductionPhoto } from './read-deduction-photo.ts'
import { recheckDeduction } from './recheck-deduction.ts'
import { rectifyDeduction } from './rectify-deduction.ts'
import { remindHousehold } from './remind-household.ts'
import { voteOnDeduction } from './vote-on-deduction.ts'

export const deductionsRoutes: readonly Binding[] = [
  route(contract.listDeductionOptions, listDeductionOptions),
  route(contract.remindHousehold, remindHousehold),
  route(contract.listDeductions, listDeductions),
  route(contract.countDeductions, countDeductions),
  route(contract.listDeductionsToVote, listDeductionsToVote),
  route(contract.readDeduction, readDeduction),
  downloadRoute(contract.readDeductionPhoto, readDeductionPhoto, deliverPhoto),
  route(contract.rectifyDeduction, rectifyDeduction),
  route(contract.recheckDeduction, recheckDeduction),
  route(contract.proposeDeduction, proposeDeduction),
  route(contract.hearHousehold, hearHousehold),
  route(contract.dropDeduction, dropDeduction),
  route(contract.voteOnDeduction, voteOnDeduction),
  route(contract.objectToDeduction, objectToDeduction),
  route(contract.decideDeductionObjection, decideDeductionObjection),
]
