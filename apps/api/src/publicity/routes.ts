import * as contract from '@village-points/shared/publicity/contract.ts'
import { deliverPhoto } from '../declarations/index.ts'
import { type Binding, downloadRoute, route } from '../platform/http/route.ts'
import { printDocument } from '../platform/printing/print-document.ts'
import { chooseShownName } from './choose-shown-name.ts'
import type { CountDeductions } from './deductions-beside.ts'
import { listPublicities } from './list-publicities.ts'
import { listPublicityLines } from './list-publicity-lines.ts'
import { printPublicity } from './print-publicity.ts'
import { publicizeWaiting } from './publicize-waiting.ts'
import { readPostedSheet } from './read-posted-sheet.ts'
import { readPublicity } from './read-publicity.ts'
import { readShownName } from './read-shown-name.ts'
import { recordPostedSheet } from './record-posted-sheet.ts'

export const publicityRoutes = (countDeductions: CountDeductions): readonly Binding[] => [
  route(contract.listPublicities, listPublicities),
  route(contract.publicizeWaiting, publicizeWaiting),
  route(contract.readPublicity, readPublicity(countDeductions)),
  route(contract.listPublicityLines, listPublicityLines),
  downloadRoute(contract.printPublicity, printPublicity(countDeductions), printDocument),
  route(contract.recordPostedSheet, recordPostedSheet),
  downloadRoute(contract.readPostedSheet, readPostedSheet, deliverPhoto),
  route(contract.readShownName, readShownName),
  route(contract.chooseShownName, chooseShownName),
]
