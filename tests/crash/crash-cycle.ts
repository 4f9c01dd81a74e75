/**
 * One crash: the server, or PostgreSQL below it, is killed with SIGKILL while it records awards, and the database is held
 * against the answers. The engine is chosen by DATABASE_URL before this file is imported.
 */
import { spawn } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { databaseFile } from '@village-points/api/platform/database/open-store.ts'
import { awardHousehold } from '@village-points/shared/declarations/contract.ts'
import { type BenchVillage, foundBenchVillage } from '../bench/bench-village.ts'
import { headersOf, projectFolder, urlOf } from '../bench/product.ts'
import { awardBodies } from '../bench/requests.ts'
import { auditBooks } from '../ledger/audit.ts'
import type { PostgresServer } from '../village/postgres-server.ts'
import { type DatabasePlace, openRows, type Rows } from '../village/rows.ts'

const WRITERS = 32
/** Killed after this many awards, so that each kill falls somewhere else; or after so long on a slow machine. */
const [FEWEST, MOST] = [20, 300]
const LONGEST_MS = 10_000

export interface Crashed {
  readonly acknowledged: number
  /** What is wrong, a line each. */
  readonly problems: readonly string[]
}

/** What is killed, and the mistake that is planted in the server. */
export interface Crash {
  readonly victim?: 'server' | 'database'
  readonly mistake?: 'hasty'
}

export interface Scene {
  readonly dataFolder: string
  readonly village: BenchVillage
  readonly place: DatabasePlace
  readonly postgres: PostgresServer | undefined
}

export const openCrashScene = async (folder: string, postgres?: PostgresServer): Promise<Scene> => {
  const dataFolder = join(folder, 'data')
  const village = await foundBenchVillage(dataFolder, 30)
  return { dataFolder, village, place: { file: databaseFile(dataFolder), url: process.env.DATABASE_URL }, postgres }
}

const startServer = async ({ dataFolder }: Scene, mistake: readonly string[]) => {
  const program = [join(projectFolder, 'tests/crash/crash-server.ts'), dataFolder, ...mistake]
  const env = { ...process.env, NODE_COMPILE_CACHE: join(projectFolder, 'node_modules/.cache/compiled') }
  const child = spawn(process.execPath, program, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const [line] = await Promise.race([
    once(child.stdout, 'data'),
    ended.then(([code]) => Promise.reject(new Error(`the server ended with ${code}`))),
  ])
  return {
    address: String(line).trim(),
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Records awards without pause until the server is gone; keeps the keys of those that it acknowledged. */
const writeUntilGone = async (address: string, { village }: Scene, next: () => unknown, kept: Map<string, string>) => {
  for (;;) {
    const key = randomUUID()
    try {
      const response = await fetch(urlOf(address, awardHousehold, {}), {
        method: 'POST',
        headers: { ...headersOf({ address, ...village.committee }), 'Idempotency-Key': key },
        body: JSON.stringify(next()),
      })
      const answer = (await response.json()) as { declaration?: { declarationId: string } }
      if (answer.declaration) kept.set(key, answer.declaration.declarationId)
    } catch {
      return
    }
  }
}

/** Acknowledged awards that are not stored whole: declaration, sealed transfer, and the answer under its key. */
const lostOf = async (rows: Rows, { village }: Scene, kept: ReadonlyMap<string, string>): Promise<number> => {
  const find = `
    SELECT 1 FROM platform_idempotent_answers a, declarations d
      JOIN ledger_transfers t ON t.village_id = d.village_id AND t.transfer_id = d.transfer_id
      JOIN ledger_heads h ON h.village_id = t.village_id AND h.sequence >= t.sequence
    WHERE a.village_id = d.village_id AND a.idempotency_key = ? AND d.village_id = ? AND d.declaration_id = ?`
  let lost = 0
  for (const [key, id] of kept) lost += (await rows.all(find, key, village.villageId, id)).length === 0 ? 1 : 0
  return lost
}

/** PostgreSQL ends the sessions of a server that is gone by itself, a moment later: what they were about is then decided. */
const sessionsOver = async (rows: Rows) => {
  const others = 'SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()'
  while ((await rows.all(others)).length > 0) await new Promise((resolve) => setTimeout(resolve, 10))
}

/** SQLite looks at its own file; PostgreSQL has no such look without an extension. */
const damageOf = async (rows: Rows): Promise<string[]> => {
  const [integrity] = await rows.all<{ integrity_check: string }>('PRAGMA integrity_check')
  const orphans = await rows.all('PRAGMA foreign_key_check')
  return [
    ...(integrity?.integrity_check === 'ok' ? [] : [`integrity: ${integrity?.integrity_check}`]),
    ...(orphans.length === 0 ? [] : [`${orphans.length} rows refer to nothing`]),
  ]
}

const checkDatabase = async (scene: Scene, kept: ReadonlyMap<string, string>): Promise<string[]> => {
  const rows = await openRows(scene.place)
  try {
    if (rows.engine === 'postgres') await sessionsOver(rows)
    const lost = await lostOf(rows, scene, kept)
    const damage = rows.engine === 'sqlite' ? await damageOf(rows) : []
    return [
      ...(lost === 0 ? [] : [`${lost} acknowledged awards are lost`]),
      ...damage,
      ...(await auditBooks(scene.place)),
    ]
  } finally {
    await rows.close()
  }
}

export const crashOnce = async (scene: Scene, { victim = 'server', mistake }: Crash = {}): Promise<Crashed> => {
  const server = await startServer(scene, mistake ? [mistake] : [])
  const next = awardBodies(scene.village)
  const kept = new Map<string, string>()
  const writers = Array.from({ length: WRITERS }, () => writeUntilGone(server.address, scene, next, kept))
  const target = randomInt(FEWEST, MOST)
  const until = performance.now() + LONGEST_MS
  while (kept.size < target && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 1))
  if (victim === 'database') await scene.postgres!.kill()
  await server.kill()
  await Promise.all(writers)
  if (victim === 'database') await scene.postgres!.start()
  return { acknowledged: kept.size, problems: await checkDatabase(scene, kept) }
}
