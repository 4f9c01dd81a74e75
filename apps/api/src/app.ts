import { adoptDrafts, adoptionRoutes } from './adoption/index.ts'
import { auditEveryNight, auditRoutes } from './audit/index.ts'
import { collectPhotos, declarationsRoutes, tellOfAwards, trailOfDeclaration } from './declarations/index.ts'
import {
  countPublicized,
  deductionsRoutes,
  makeDeductions,
  photosOfCasesOver,
  remindersOf,
  trailOfDeduction,
} from './deductions/index.ts'
import { fundRoutes } from './fund/index.ts'
import { askForHonorConsent, honorsRoutes } from './honors/index.ts'
import { householdsRoutes } from './households/index.ts'
import { identityRoutes } from './identity/index.ts'
import { forgetOldSheets, importsRoutes } from './imports/index.ts'
import { announcePeriods, closeDays, closePeriods, ledgerRoutes } from './ledger/index.ts'
import { forgetOldMessages, messagesRoutes } from './messages/index.ts'
import { awardDueSince, objectionsRoutes, trailOfObjections } from './objections/index.ts'
import type { Binding } from './platform/http/route.ts'
import type { Job } from './platform/jobs.ts'
import { closePublicities, publicityRoutes, publicizeDaily, trailOfPublicity } from './publicity/index.ts'
import { reviewRoutes, seatPanels, sitsOn, trailOfReview } from './review/index.ts'
import { expireRedemptions, remindOfOrders, rewardsRoutes } from './rewards/index.ts'
import { rulesRoutes } from './rules/index.ts'
import { photosOfFindingsOver, supervisionRoutes } from './supervision/index.ts'
import { villagesRoutes } from './villages/index.ts'

/** The capabilities of this village, in the order in which they build on each other. */
export const bindings: readonly Binding[] = [
  ...identityRoutes,
  ...villagesRoutes,
  ...householdsRoutes,
  ...messagesRoutes,
  ...rulesRoutes,
  ...ledgerRoutes(
    [trailOfDeclaration, trailOfReview, trailOfPublicity, trailOfObjections, trailOfDeduction],
    remindersOf,
  ),
  ...fundRoutes,
  ...declarationsRoutes(sitsOn, awardDueSince),
  ...reviewRoutes,
  ...publicityRoutes(countPublicized),
  ...deductionsRoutes,
  ...objectionsRoutes,
  ...adoptionRoutes,
  ...rewardsRoutes,
  ...auditRoutes,
  ...supervisionRoutes,
  ...honorsRoutes,
  ...importsRoutes,
]

/** What happens because time passes. */
export const jobs: readonly Job[] = [
  announcePeriods,
  closePeriods,
  seatPanels,
  closePublicities,
  publicizeDaily,
  makeDeductions,
  adoptDrafts,
  expireRedemptions,
  remindOfOrders,
  tellOfAwards,
  askForHonorConsent,
  forgetOldMessages,
  closeDays,
  forgetOldSheets,
  auditEveryNight,
  collectPhotos(photosOfCasesOver, photosOfFindingsOver),
]
