import * as contract from '@village-points/shared/honors/contract.ts'
import { type Binding, route } from '../platform/http/route.ts'
import { giveHonorConsent } from './give-honor-consent.ts'
import { readHonorBoard } from './read-honor-board.ts'
import { readHonorConsent } from './read-honor-consent.ts'
import { withdrawHonorConsent } from './withdraw-honor-consent.ts'

export const honorsRoutes: readonly Binding[] = [
  route(contract.readHonorBoard, readHonorBoard),
  route(contract.readHonorConsent, readHonorConsent),
  route(contract.giveHonorConsent, giveHonorConsent),
  route(contract.withdrawHonorConsent, withdrawHonorConsent),
]
