/** One crash: a server is killed with SIGKILL while it records awards, and its database is held against its answers. */
import { spawn } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { awardHousehold } from '@village-points/shared/declarations/contract.ts'
import Database from 'better-sqlite3'
import { type BenchVillage, foundBenchVillage } from '../bench/bench-village.ts'
import { headersOf, projectFolder, urlOf } from '../bench/product.ts'
import { awardBodies } from '../bench/requests.ts'
import { auditBooks } from '../ledger/audit.ts'

const WRITERS = 32
/** Killed after this many awards, so that each kill falls somewhere else; or after so long on a slow machine. */
const [FEWEST, MOST] = [20, 300]
const LONGEST_MS = 10_000

export interface Crashed {
  readonly acknowledged: number
  /** What is wrong, a line each. */
  readonly problems: readonly string[]
}

export interface Scene {
  readonly dataFolder: string
  readonly village: BenchVillage
}

export const openCrashScene = async (folder: string): Promise<Scene> => {
  const dataFolder = join(folder, 'data')
  return { dataFolder, village: await foundBenchVillage(dataFolder, 30) }
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
const lostOf = (database: Database.Database, { village }: Scene, kept: ReadonlyMap<string, string>): number => {
  const find = database.prepare(`
    SELECT 1 FROM platform_idempotent_answers a, declarations d
      JOIN ledger_transfers t ON t.village_id = d.village_id AND t.transfer_id = d.transfer_id
      JOIN ledger_heads h ON h.village_id = t.village_id AND h.sequence >= t.sequence
    WHERE a.village_id = $village AND a.idempotency_key = $key AND d.village_id = $village AND d.declaration_id = $id`)
  return [...kept].filter(([key, id]) => !find.get({ village: village.villageId, key, id })).length
}

const checkDatabase = async (scene: Scene, kept: ReadonlyMap<string, string>): Promise<string[]> => {
  const file = join(scene.dataFolder, 'village-points.sqlite')
  const database = new Database(file)
  const integrity = database.pragma('integrity_check', { simple: true })
  const orphans = database.pragma('foreign_key_check') as unknown[]
  const lost = lostOf(database, scene, kept)
  database.close()
  return [
    ...(lost === 0 ? [] : [`${lost} acknowledged awards are lost`]),
    ...(integrity === 'ok' ? [] : [`integrity: ${integrity}`]),
    ...(orphans.length === 0 ? [] : [`${orphans.length} rows refer to nothing`]),
    ...(await auditBooks({ file, url: undefined })),
  ]
}

export const crashOnce = async (scene: Scene, ...mistake: readonly string[]): Promise<Crashed> => {
  const server = await startServer(scene, mistake)
  const next = awardBodies(scene.village)
  const kept = new Map<string, string>()
  const writers = Array.from({ length: WRITERS }, () => writeUntilGone(server.address, scene, next, kept))
  const target = randomInt(FEWEST, MOST)
  const until = performance.now() + LONGEST_MS
  while (kept.size < target && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 1))
  await server.kill()
  await Promise.all(writers)
  return { acknowledged: kept.size, problems: await checkDatabase(scene, kept) }
}
