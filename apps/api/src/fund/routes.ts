import * as contract from '@village-points/shared/fund/contract.ts'
import { type Binding, route } from '../platform/http/route.ts'
import { listFundMovements } from './list-fund-movements.ts'
import { readFund } from './read-fund.ts'
import { recordFundMovement } from './record-fund-movement.ts'
import { undoFundMovement } from './undo-fund-movement.ts'

/** 积分基金: the money behind the points. Its books are the ledger's. */
export const fundRoutes: readonly Binding[] = [
  route(contract.readFund, readFund),
  route(contract.listFundMovements, listFundMovements),
  route(contract.recordFundMovement, recordFundMovement),
  route(contract.undoFundMovement, undoFundMovement),
]
