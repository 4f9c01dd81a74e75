/**
 * `pnpm crash --cycles 500`: kills the server with SIGKILL while it records awards, again and again, and holds its
 * database against its answers. A kill cannot prove that the disk was told to flush: tests/platform/durability.test.ts does.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { crashOnce, openCrashScene } from './crash-cycle.ts'

const { values } = parseArgs({ options: { cycles: { type: 'string', default: '50' } } })
const cycles = Number(values.cycles)

const folder = mkdtempSync(join(tmpdir(), 'crash-'))
console.log('… founding a village to crash')
const scene = await openCrashScene(folder)
const problems: string[] = []
for (let cycle = 1; cycle <= cycles; cycle++) {
  const crashed = await crashOnce(scene)
  problems.push(...crashed.problems)
  console.log(`… cycle ${cycle} of ${cycles}: ${crashed.acknowledged} acknowledged ${crashed.problems.join(', ')}`)
}
rmSync(folder, { recursive: true, force: true })
console.log(problems.length === 0 ? `${cycles} crashes, nothing lost` : problems.join('\n'))
process.exitCode = problems.length === 0 ? 0 : 1
