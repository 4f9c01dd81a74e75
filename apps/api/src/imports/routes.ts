import * as endpoints from '@village-points/shared/imports/contract.ts'
import { type Binding, route } from '../platform/http/route.ts'
import { answerProblems } from './answer-problems.ts'
import { commitImport } from './commit-import.ts'
import { downloadAnnotatedFile } from './download-annotated-file.ts'
import { listImports } from './list-imports.ts'
import { listProblems } from './list-problems.ts'
import { readImport } from './read-import.ts'
import { receiveFile } from './receive-file.ts'
import { afterReading } from './understand-import.ts'
import { undoImport } from './undo-import.ts'
import { uploadSpreadsheet } from './upload-spreadsheet.ts'

/** Spreadsheets of the office: dry run, answers, commit, undo. */
export const importsRoutes: readonly Binding[] = [
  route(endpoints.uploadSpreadsheet, uploadSpreadsheet, { prepare: receiveFile, after: afterReading }),
  route(endpoints.listImports, listImports),
  route(endpoints.readImport, readImport, { after: afterReading }),
  route(endpoints.listProblems, listProblems),
  route(endpoints.answerProblems, answerProblems, { after: afterReading }),
  route(endpoints.commitImport, commitImport),
  route(endpoints.undoImport, undoImport),
  route(endpoints.downloadAnnotatedFile, downloadAnnotatedFile),
]
