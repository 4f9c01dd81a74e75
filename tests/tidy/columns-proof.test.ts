import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { projectFolder, textOf } from './sources.ts'

const columns = 'apps/api/src/platform/database/columns.ts'

/** Lies about a PostgreSQL column's JavaScript type, one for each column. */
const lies: Record<string, [truth: string, lie: string]> = {
  text: ['p.text(name)', 'p.integer(name)'],
  integer: ["p.bigint(name, { mode: 'number' })", "p.bigint(name, { mode: 'bigint' })"],
  boolean: ['p.boolean(name)', 'p.integer(name)'],
  instant: ["precision: 3, mode: 'date' }", "precision: 3, mode: 'string' }"],
}

const { config } = ts.readConfigFile(join(projectFolder, 'tsconfig.base.json'), ts.sys.readFile)
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, projectFolder)
let earlier: ts.Program | undefined

/** Compiles columns.ts alone, with other words in it, and returns what the compiler says. */
const complaints = (text: string): string[] => {
  const file = join(projectFolder, columns)
  const host = ts.createCompilerHost(options)
  const { getSourceFile } = host
  host.getSourceFile = (name, ...rest) => {
    if (name === file) return ts.createSourceFile(name, text, rest[0], true)
    return earlier?.getSourceFile(name) ?? getSourceFile.call(host, name, ...rest)
  }
  earlier = ts.createProgram({ rootNames: [file], options, host })
  return ts.getPreEmitDiagnostics(earlier).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

describe('the proof that both engines hold the same JavaScript types', () => {
  it('accepts the columns as they are', () => {
    expect(complaints(textOf(columns))).toEqual([])
  })

  it.each(Object.entries(lies))('refuses a lie about %s', (_, [truth, lie]) => {
    const text = textOf(columns)
    expect(text).toContain(truth)
    expect(complaints(text.replace(truth, lie)).join()).toMatch(/not assignable|does not satisfy/)
  })
})
