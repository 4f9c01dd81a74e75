import * as contract from '@village-points/shared/supervision/contract.ts'
import { deliverPhoto } from '../declarations/index.ts'
import { type Binding, downloadRoute, route } from '../platform/http/route.ts'
import { printDocument } from '../platform/printing/print-document.ts'
import { listConcerns } from './list-concerns.ts'
import { listOverseenEntries } from './list-overseen-entries.ts'
import { listSupervisedMonths } from './list-supervised-months.ts'
import { makeReport } from './make-report.ts'
import { printReport } from './print-report.ts'
import { readFindingPhoto } from './read-finding-photo.ts'
import { readOverseenMonth } from './read-overseen-month.ts'
import { readReport } from './read-report.ts'
import { readSample } from './read-sample.ts'
import { recordFinding } from './record-finding.ts'
import { signReport } from './sign-report.ts'

export const supervisionRoutes: readonly Binding[] = [
  route(contract.listSupervisedMonths, listSupervisedMonths),
  route(contract.readOverseenMonth, readOverseenMonth),
  route(contract.listOverseenEntries, listOverseenEntries),
  route(contract.readSample, readSample),
  route(contract.recordFinding, recordFinding),
  downloadRoute(contract.readFindingPhoto, readFindingPhoto, deliverPhoto),
  route(contract.listConcerns, listConcerns),
  route(contract.makeReport, makeReport),
  route(contract.readReport, readReport),
  route(contract.signReport, signReport),
  downloadRoute(contract.printReport, printReport, printDocument),
]
