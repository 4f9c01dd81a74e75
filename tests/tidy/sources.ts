import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** The project's folder, ending with a slash. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url))

const ignored = new Set([
  'node_modules',
  'dist',
  '.git',
  '.cache',
  'data',
  'shots',
  'coverage',
  '.swc',
  'data.creating',
])

const walk = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !ignored.has(name))
    .flatMap((entry) => (entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)]))

/** Every file of the project that git would keep, as paths with slashes from the project's folder. */
export const allFiles: readonly string[] = walk(projectFolder)
  .map((path) => relative(projectFolder, path).split(sep).join('/'))
  .sort()

/** A file's text. */
export const textOf = (file: string): string => readFileSync(join(projectFolder, file), 'utf8')

/** Hand-written code: TypeScript and scripts. */
export const codeFiles = allFiles.filter((file) => /\.(ts|tsx|mts|mjs|js|cjs)$/.test(file) && !file.endsWith('.d.ts'))

/** A parsed file. */
export interface Source {
  readonly file: string
  readonly tree: ts.SourceFile
}

/** Every code file, parsed once per test file. */
export const sources: readonly Source[] = codeFiles.map((file) => ({
  file,
  tree: ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true, kindOf(file)),
}))

function kindOf(file: string): ts.ScriptKind {
  if (file.endsWith('.tsx')) return ts.ScriptKind.TSX
  return /\.[mc]?ts$/.test(file) ? ts.ScriptKind.TS : ts.ScriptKind.JSX
}

/** Calls `look` with every node of a file. */
export const visit = ({ tree }: Source, look: (node: ts.Node) => void): void => {
  const step = (node: ts.Node) => {
    look(node)
    ts.forEachChild(node, step)
  }
  step(tree)
}

/** `apps/api/src/app.ts:12`. */
export const placeOf = ({ file, tree }: Source, node: ts.Node): string =>
  `${file}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`
