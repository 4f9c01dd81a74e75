/**
 * `pnpm bench` measures what the project promises and prints it as a table and as JSON; nothing is asserted. `pnpm bench
 * sizes throughput` measures only these; `pnpm bench long-growth` grows a village to ten million entries first.
 * With DATABASE_URL, an empty database of yours, `growth` and `publicity` measure PostgreSQL; `postgres` brings its own.
 * Everything runs on this machine's loopback.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measurePublicity } from './close-publicity.ts'
import { measureGrowth, measureLongGrowth } from './growth.ts'
import { measureHomePage } from './home-page.ts'
import { measureImport } from './import-roster.ts'
import { measureLawfulness } from './lawfulness.ts'
import { measurePostgres } from './postgres.ts'
import { measureNotice } from './print-notice.ts'
import { createDemoVillage } from './product.ts'
import { type Figure, printFigures, progress } from './report.ts'
import { measurePackages } from './sizes.ts'
import { measureStart } from './start.ts'
import { measureCommits, measureThroughput } from './throughput.ts'

const parts: Record<string, (folder: string) => Figure[] | Promise<Figure[]>> = {
  start: measureStart,
  sizes: measurePackages,
  home: (folder) => measureHomePage(join(folder, 'demo')),
  import: (folder) => measureImport(join(folder, 'demo')),
  notice: measureNotice,
  publicity: measurePublicity,
  lawfulness: measureLawfulness,
  throughput: measureThroughput,
  commits: measureCommits,
  growth: measureGrowth,
  postgres: measurePostgres,
  'long-growth': measureLongGrowth,
}

const wanted = process.argv.slice(2)
const chosen = Object.entries(parts).filter(([name]) =>
  wanted.length === 0 ? name !== 'long-growth' : wanted.includes(name),
)
const folder = mkdtempSync(join(tmpdir(), 'bench-data-'))
if (chosen.some(([name]) => ['home', 'import'].includes(name))) {
  progress('creating a demo village to measure on …')
  await createDemoVillage(join(folder, 'demo'))
}
const figures: Figure[] = []
for (const [name, measure] of chosen) {
  progress(`measuring ${name} …`)
  figures.push(...(await measure(folder)))
}
rmSync(folder, { recursive: true, force: true })
printFigures(figures)
