/**
 * `pnpm crash --cycles 500`: kills the server with SIGKILL while it records awards, again and again, and holds its
 * database against its answers; with `--postgres` the server and PostgreSQL below it by turns. A kill cannot prove that
 * the disk was told to flush: tests/platform/durability.test.ts does.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../village/postgres-server.ts'

const { values } = parseArgs({
  options: { cycles: { type: 'string', default: '50' }, postgres: { type: 'boolean', default: false } },
})
const cycles = Number(values.cycles)

const folder = mkdtempSync(join(tmpdir(), 'crash-'))
const postgres = values.postgres ? await startPostgres({ isDurable: true }) : undefined
if (postgres) process.env.DATABASE_URL = postgres.urlOf('village') // before any table is made
const { crashOnce, openCrashScene } = await import('./crash-cycle.ts')

console.log('… founding a village to crash')
const scene = await openCrashScene(folder, postgres)
const problems: string[] = []
for (let cycle = 1; cycle <= cycles; cycle++) {
  const victim = postgres && cycle % 2 === 0 ? 'database' : 'server'
  const crashed = await crashOnce(scene, { victim })
  problems.push(...crashed.problems)
  const words = `${victim} killed, ${crashed.acknowledged} acknowledged`
  console.log(`… cycle ${cycle} of ${cycles}: ${words} ${crashed.problems.join(', ')}`)
}
await postgres?.stop()
rmSync(folder, { recursive: true, force: true })
console.log(problems.length === 0 ? `${cycles} crashes, nothing lost` : problems.join('\n'))
process.exitCode = problems.length === 0 ? 0 : 1
