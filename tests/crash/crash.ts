/**
 * `pnpm crash --cycles 5`: kills the server with SIGKILL while it records awards, starts it again and verifies that
 * every acknowledged award is stored, once. A kill cannot prove that the disk was told to flush; it proves the rest.
 */
import { randomInt, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { awardHousehold } from '@village-points/shared/declarations/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import Database from 'better-sqlite3'
import { endlessAwards } from '../bench/awards.ts'
import {
  type Caller,
  createDemoVillage,
  headersOf,
  openProduct,
  type Product,
  signInAs,
  urlOf,
} from '../bench/product.ts'
import { auditBooks } from '../ledger/audit.ts'

const { values } = parseArgs({ options: { cycles: { type: 'string', default: '3' } } })
const cycles = Number(values.cycles)
const WRITERS = 32
/** Killed after this many awards, so that each kill falls somewhere else; or after so long on a slow machine. */
const [FEWEST, MOST] = [100, 1000]
const LONGEST_MS = 15_000

interface Acknowledged {
  readonly key: string
  readonly body: string
  readonly declarationId: string
}

const send = (cadre: Caller, key: string, body: string) =>
  fetch(urlOf(cadre.address, awardHousehold, {}), {
    method: 'POST',
    headers: { ...headersOf(cadre), 'Idempotency-Key': key },
    body,
  })

/** Records awards without pause until the server is gone; keeps what it acknowledged. */
const writeUntilGone = async (cadre: Caller, next: () => unknown, kept: Acknowledged[]): Promise<void> => {
  for (;;) {
    const [key, body] = [randomUUID(), JSON.stringify(next())]
    try {
      const response = await send(cadre, key, body)
      const answer = (await response.json()) as { declaration: { declarationId: string } }
      if (response.ok) kept.push({ key, body, declarationId: answer.declaration.declarationId })
    } catch {
      return
    }
  }
}

/** Sends every acknowledged award once more: each must come back as already done, with the same declaration. */
const verify = async (cadre: Caller, kept: readonly Acknowledged[]): Promise<number> => {
  let lost = 0
  for (const { key, body, declarationId } of kept) {
    const response = await send(cadre, key, body)
    const answer = (await response.json()) as { declaration?: { declarationId: string } }
    const isSame = response.ok && response.headers.get('Idempotency-Hit') === 'true'
    if (!isSame || answer.declaration?.declarationId !== declarationId) lost++
  }
  return lost
}

/** The database's own opinion of itself, and the auditor's of the village's books. */
const verifyDatabase = (file: string): string[] => {
  const database = new Database(file, { readonly: true })
  const integrity = database.pragma('integrity_check', { simple: true })
  const orphans = database.pragma('foreign_key_check') as unknown[]
  database.close()
  return [
    ...(integrity === 'ok' ? [] : [`integrity: ${integrity}`]),
    ...(orphans.length === 0 ? [] : [`${orphans.length} rows refer to nothing`]),
    ...auditBooks(file),
  ]
}

const runCycle = async (dataFolder: string): Promise<string[]> => {
  const product = await openProduct(dataFolder)
  const cadre = await signInAs(product.address, 'committee')
  const next = await endlessAwards(cadre, villageDayOf(new Date()))
  const kept: Acknowledged[] = []
  const writers = Array.from({ length: WRITERS }, () => writeUntilGone(cadre, () => next().body, kept))
  const target = randomInt(FEWEST, MOST)
  const until = performance.now() + LONGEST_MS
  while (kept.length < target && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 1))
  await product.kill()
  await Promise.all(writers)
  const again: Product = await openProduct(dataFolder)
  const lost = await verify({ ...cadre, address: again.address }, kept)
  await again.stop()
  const problems = verifyDatabase(join(dataFolder, 'village-points.sqlite'))
  console.log(`… ${kept.length} acknowledged, ${lost} lost${problems.map((problem) => `, ${problem}`).join('')}`)
  return [...(lost > 0 ? [`${lost} acknowledged awards are lost`] : []), ...problems]
}

const folder = mkdtempSync(join(tmpdir(), 'crash-'))
const dataFolder = join(folder, 'data')
console.log('… creating a demo village to crash')
await createDemoVillage(dataFolder)
const problems: string[] = []
for (let cycle = 1; cycle <= cycles; cycle++) {
  console.log(`… cycle ${cycle} of ${cycles}`)
  problems.push(...(await runCycle(dataFolder)))
}
rmSync(folder, { recursive: true, force: true })
console.log(problems.length === 0 ? `${cycles} crashes, nothing lost` : problems.join('\n'))
process.exitCode = problems.length === 0 ? 0 : 1
