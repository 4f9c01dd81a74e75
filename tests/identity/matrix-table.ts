import { readFileSync, writeFileSync } from 'node:fs'
import { Role } from '@village-points/shared/identity/permissions.ts'

/** What one role may reach through one endpoint; the words are explained in the table's own file. */
export type Cell = string
export type Row = Readonly<Record<string, Cell>>

/** The columns of the table: everybody who may call. */
export const columns = ['nobody', ...Role.options] as const

const file = new URL('./authorisation-matrix.md', import.meta.url)
const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

/** The committed table: endpoint name → column → cell. */
export const readTable = (): ReadonlyMap<string, Row> => {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  return new Map(
    lines.map((line) => {
      const [name = '', ...cells] = cellsOf(line)
      return [name.replaceAll('`', ''), Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']))]
    }),
  )
}

const introduction = `# Who may do what

One row for every endpoint, one column for everybody who may call it. \`authorisation-matrix.test.ts\` calls the real
server with every role at four aims (the own household, another of the group, one of another group, the neighbouring
village) and compares; a missing row fails. After a deliberate change, \`UPDATE_MATRIX=1 pnpm vitest run
tests/identity\` writes what was found, to be read before it is committed.

- \`own\` the household the person lives in · \`group\` every household of the own group · \`village\` every household
- \`…, not own\` without the own household · \`none\` may call, but reaches no household this way
- \`yes\` may call; the endpoint names no household · \`—\` may not call
- Nobody ever reaches the neighbouring village, and a role that is not held is refused; there are no cells for these.
`

/** Writes the table with these rows. */
export const writeTable = (rows: ReadonlyMap<string, Row>): void => {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const head = [line(['endpoint', ...columns]), line(['---', ...columns.map(() => '---')])]
  const body = [...rows].map(([name, row]) => line([`\`${name}\``, ...columns.map((column) => row[column] ?? '')]))
  writeFileSync(file, `${introduction}\n${[...head, ...body].join('\n')}\n`)
}
