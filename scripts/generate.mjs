// `pnpm generate [migration-name]` writes docs/openapi.json and the next migration; `--check` writes nothing and fails
// when either is not current.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { readContracts } from './contracts.ts'
import { openApiDocument } from './openapi.ts'
import { projectFolder, run } from './steps.mjs'

const isCheck = process.argv.includes('--check')
const migrationName = process.argv.slice(2).find((word) => !word.startsWith('-')) ?? 'change'
const api = join(projectFolder, 'apps', 'api')
const problems = []

const bringOpenApi = async () => {
  const file = join(projectFolder, 'docs', 'openapi.json')
  const wanted = `${JSON.stringify(openApiDocument(await readContracts()), null, 2)}\n`
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) return
  if (isCheck) return problems.push('docs/openapi.json is not what the contracts say. Run pnpm generate.')
  mkdirSync(join(projectFolder, 'docs'), { recursive: true })
  writeFileSync(file, wanted)
  console.log('docs/openapi.json: written')
}

const migrationsIn = (folder) => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.sql')) : [])

/** drizzle-kit compares the tables with the last snapshot; for a check it works on a copy. */
const bringMigrations = async (dialect, name) => {
  const landed = join(projectFolder, 'drizzle', name)
  const cache = join(projectFolder, 'node_modules', '.cache')
  mkdirSync(cache, { recursive: true })
  const copy = mkdtempSync(join(cache, 'migrations-'))
  if (existsSync(landed)) cpSync(landed, copy, { recursive: true })
  const { code, output } = await run(
    join(api, 'node_modules', '.bin', 'drizzle-kit'),
    ['generate', '--config', 'drizzle.config.ts', '--name', migrationName],
    {
      cwd: api,
      environment: {
        MIGRATIONS_FOLDER: relative(api, copy),
        DATABASE_URL: dialect === 'postgresql' ? 'postgres://tables-only' : '',
      },
    },
  )
  const known = new Set(migrationsIn(landed))
  const added = migrationsIn(copy).filter((name) => !known.has(name))
  if (code !== 0) problems.push(output)
  else if (added.length > 0 && isCheck) {
    const statements = added.map((name) => readFileSync(join(copy, name), 'utf8'))
    problems.push(`The tables have changed since the last ${name} migration. Run pnpm generate <name>.\n${statements}`)
  } else if (added.length > 0) {
    cpSync(copy, landed, { recursive: true })
    console.log(`drizzle/${name}: ${added.join(', ')} written`)
  }
  rmSync(copy, { recursive: true })
}

await bringOpenApi()
await bringMigrations('sqlite', 'sqlite')
await bringMigrations('postgresql', 'postgres')
for (const problem of problems) console.log(problem)
process.exitCode = problems.length === 0 ? 0 : 1
