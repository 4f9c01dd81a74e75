/**
 * What the village's office can do from a terminal, through the same use cases as the page:
 *   pnpm village import <roster|rulebook|goods|paper_book> <file> [--village 禾湾村] [--dry-run] [--without-waiting]
 *     [--choose problem=option[:typed]]… [--title 细则 --in-force-on 2026-07-01 --assembly-on 2026-06-28 --present 29 --in-favor 27]
 *   pnpm village undo-import <import id> [--village 禾湾村]
 *   pnpm village audit [--village 禾湾村]
 *   pnpm village backup <folder or file.tar> [--with-key]
 *   pnpm village restore <file.tar> [--despite-faults]
 */
import { importsErrors } from '@village-points/shared/imports/contract.ts'
import { fillMessage, platformErrors } from '@village-points/shared/platform/errors.ts'
import { rulesErrors } from '@village-points/shared/rules/contract.ts'
import { auditBooks } from './audit-command.ts'
import { backUpAll, restoreAll } from './backup-command.ts'
import { importSheet, undoSheet } from './import-command.ts'
import type { Background } from './platform/http/route.ts'
import { Refusal } from './platform/refusal.ts'
import { type Flags, openBackground, readArguments, Stop, USAGE } from './terminal.ts'

type Verb = (background: Background, flags: Flags, first: string, second: string) => Promise<void>

const verbs: Readonly<Record<string, Verb>> = {
  import: importSheet,
  'undo-import': undoSheet,
  audit: auditBooks,
  backup: backUpAll,
}

const sentenceOf = (refusal: Refusal): string => {
  const known: Readonly<Record<string, { message: string }>> = { ...platformErrors, ...rulesErrors, ...importsErrors }
  return fillMessage(known[refusal.code]?.message ?? refusal.code, refusal.details)
}

const main = async (): Promise<void> => {
  const { values, positionals } = readArguments()
  const [name = '', first = '', second = ''] = positionals
  if (name === 'restore') return restoreAll(values, first) // into a place that has no store yet
  const verb = verbs[name]
  if (!verb) throw new Stop(USAGE)
  const background = await openBackground()
  try {
    await verb(background, values, first, second)
  } finally {
    await background.store.close()
  }
}

try {
  await main()
} catch (error) {
  if (error instanceof Stop) console.error(error.message)
  else if (error instanceof Refusal) console.error(sentenceOf(error))
  else throw error
  process.exitCode = 1
}
