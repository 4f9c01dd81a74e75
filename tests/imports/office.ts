import * as imports from '@village-points/shared/imports/contract.ts'
import { expect } from 'vitest'
import type { Client } from '../village/client.ts'

type Answers = Parameters<typeof answer>[2]

/** Asks until the dry run is over, as the page does. */
export const waitUntilRead = async (client: Client, importId: string): Promise<imports.Import> => {
  for (let tries = 0; tries < 400; tries++) {
    const found = await client.ok(imports.readImport, { params: { importId } })
    if (found.status !== 'reading') return found
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return expect.fail('the dry run never ended')
}

/** Uploads a sheet and waits for its dry run. */
export const upload = async (client: Client, kind: imports.ImportKind, bytes: Uint8Array, name = '表.xlsx') => {
  const started = await client.ok(imports.uploadSpreadsheet, { body: { kind } }, { file: { name, bytes } })
  return waitUntilRead(client, started.importId)
}

/** Answers problems and waits for the dry run with the answers. */
export const answer = async (
  client: Client,
  importId: string,
  answers: readonly { problemId: string; option?: string; typed?: string; alike?: boolean }[],
) => {
  await client.ok(imports.answerProblems, { params: { importId }, body: { answers: [...answers] } })
  return waitUntilRead(client, importId)
}

/** Every problem, page by page. */
export const problemsOf = async (client: Client, importId: string, show: 'open' | 'all' = 'all') => {
  const rows: imports.ImportProblem[] = []
  let cursor: string | undefined
  do {
    const query = { show, limit: 100, ...(cursor ? { cursor } : {}) }
    const answered = await client.ok(imports.listProblems, { params: { importId }, query })
    rows.push(...answered.rows)
    cursor = answered.nextCursor
  } while (cursor)
  return rows
}

/** Commits what is ready. */
export const commit = (
  client: Client,
  importId: string,
  body: { withoutWaiting?: boolean; decision?: imports.RulebookDecision; draftTitle?: string } = {},
) => client.ok(imports.commitImport, { params: { importId }, body })

/** The first option of every open problem, alike ones together. */
export const firstOptions = (problems: readonly imports.ImportProblem[]): Answers =>
  problems.flatMap(({ problemId, options }) => (options?.[0] ? [{ problemId, option: options[0].id }] : []))

export const hewanDecision: imports.RulebookDecision = {
  title: '禾湾村积分管理细则',
  inForceOn: '2026-07-01',
  adoption: { assemblyOn: '2026-06-28', present: 29, inFavor: 27 },
}
