import type { ImportKind } from '@village-points/shared/imports/contract.ts'
import type { Background } from '../platform/http/route.ts'
import { systemActor } from '../platform/work.ts'
import { loadQuestion } from './load-question.ts'
import { pack, unpack } from './packing.ts'
import { outcomeOf, planImport } from './plan-import.ts'
import { understand } from './read-in-worker.ts'
import { findImport, type ImportRow, updateRevision } from './repository.ts'
import type { SpreadsheetContent } from './spreadsheet/cells.ts'
import type { Choices } from './tables/problem.ts'

/** Dry runs under way in this process; asking twice starts one. */
const running = new Set<string>()

interface Where {
  readonly villageId: string
  readonly importId: string
}

const workIn = (background: Background, villageId: string) => ({ villageId, actor: systemActor, now: background.now() })

const tell = (background: Background, { villageId, importId }: Where, revision: number, change: Partial<ImportRow>) =>
  background.store.write((tx) =>
    updateRevision({ tx, ...workIn(background, villageId) }, { importId, revision }, change),
  )

/** Makes the dry run of an import that waits for one, here and now. */
export const understandNow = async (background: Background, where: Where): Promise<void> => {
  const { store } = background
  const loaded = await store.read(async (tx) => {
    const work = { tx, ...workIn(background, where.villageId) }
    const row = await findImport(work, where.importId)
    if (row?.status !== 'reading' || row.content === null) return undefined
    return { row, content: row.content, ...(await loadQuestion(work, row.kind as ImportKind)) }
  })
  if (!loaded) return
  const { row, question, factsHash } = loaded
  const { revision } = row
  try {
    const content = unpack<SpreadsheetContent>(loaded.content)
    await tell(background, where, revision, { percent: 30, doing: '正在看懂每一行' })
    const { reading, annotated } = await understand(content, question, JSON.parse(row.answers) as Choices)
    await tell(background, where, revision, { percent: 80, doing: '正在和村里的资料比对' })
    const { difference } = await store.read((tx) => planImport({ tx, ...workIn(background, where.villageId) }, reading))
    await tell(background, where, revision, {
      status: 'ready',
      percent: 100,
      doing: '看完了',
      reading: pack(reading),
      annotated: Buffer.from(annotated).toString('base64'),
      factsHash,
      outcome: JSON.stringify(outcomeOf(reading, difference, content)),
    })
  } catch (error) {
    await tell(background, where, revision, { status: 'failed', percent: 100, doing: '没有看懂' })
    throw error
  }
}

/** Starts the dry run of an import, unless it is under way. An answer given meanwhile is taken up by the next one. */
export const startUnderstanding = (background: Background, where: Where): void => {
  if (running.has(where.importId)) return
  running.add(where.importId)
  background.run('understand import', async () => {
    try {
      await understandNow(background, where)
    } finally {
      running.delete(where.importId)
    }
  })
}

/** For routes: whenever an import is answered as still reading, its dry run is made sure of. */
export const afterReading = (work: { villageId: string }, output: unknown, background: Background): void => {
  const { importId, status } = output as { importId: string; status: string }
  if (status === 'reading') startUnderstanding(background, { villageId: work.villageId, importId })
}
