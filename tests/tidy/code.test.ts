import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { codeFiles, placeOf, type Source, sources, textOf, visit } from './sources.ts'

const MOST_LINES_OF_A_FILE = 300
const MOST_LINES_OF_A_FUNCTION = 60

const isShipped = ({ file }: Source) => /^(apps|packages\/shared)\/.*src\//.test(file) && !/\.test\.tsx?$/.test(file)
const isApi = (source: Source) => source.file.startsWith('apps/api/src/') && isShipped(source)

/** Every node that breaks a rule, as `file:line what`. */
const offenders = (
  chosen: (source: Source) => boolean,
  breaks: (node: ts.Node, source: Source) => string | undefined,
) =>
  sources.filter(chosen).flatMap((source) => {
    const found: string[] = []
    visit(source, (node) => {
      const what = breaks(node, source)
      if (what) found.push(`${placeOf(source, node)} ${what}`)
    })
    return found
  })

/** `describe(…)` holds a chapter of tests, not one thought. */
const isChapter = (node: ts.Node): boolean => {
  const call = node.parent
  return ts.isCallExpression(call) && /^describe\b/.test(call.expression.getText())
}

const linesOf = (node: ts.Node, { tree }: Source): number => {
  const [first, last] = [node.getStart(tree), node.getEnd()].map((at) => tree.getLineAndCharacterOfPosition(at).line)
  return last! - first! + 1
}

const calledMember = (node: ts.Node): [of: string, member: string, parameters: readonly ts.Expression[]] | undefined =>
  ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)
    ? [node.expression.expression.getText(), node.expression.name.text, node.arguments]
    : undefined

const asksTheTime = (node: ts.Node): string | undefined => {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) return 'new Date()'
  const [of, member] = calledMember(node) ?? []
  return of === 'Date' && member === 'now' ? 'Date.now()' : undefined
}

const rollsDice = (node: ts.Node): string | undefined => {
  const [of, member] = calledMember(node) ?? []
  return of === 'Math' && member === 'random' ? 'Math.random()' : undefined
}

/** Terminal verbs exist on SQLite's builders only; awaiting the builder works on both engines. */
const endsSynchronously = (node: ts.Node): string | undefined => {
  const [, member, parameters] = calledMember(node) ?? []
  if (member === 'all' || member === 'run') return `.${member}()`
  const isBuilderGet = member === 'get' && (!parameters?.[0] || ts.isObjectLiteralExpression(parameters[0]))
  return isBuilderGet ? '.get()' : undefined
}

describe('the code', () => {
  it(`has no file over ${MOST_LINES_OF_A_FILE} lines`, () => {
    const long = codeFiles
      .map((file) => [file, textOf(file).trimEnd().split('\n').length] as const)
      .filter(([, lines]) => lines > MOST_LINES_OF_A_FILE)
    expect(long).toEqual([])
  })

  it(`has no function over ${MOST_LINES_OF_A_FUNCTION} lines`, () => {
    const long = offenders(
      () => true,
      (node, source) => {
        if (!ts.isFunctionLike(node) || isChapter(node) || linesOf(node, source) <= MOST_LINES_OF_A_FUNCTION) return
        return `${linesOf(node, source)} lines`
      },
    )
    expect(long).toEqual([])
  })

  it('asks the time only in the clock ports', () => {
    const ports = new Set(['apps/api/src/platform/clock.ts', 'apps/miniprogram/src/platform/clock.ts'])
    expect(offenders((source) => isShipped(source) && !ports.has(source.file), asksTheTime)).toEqual([])
  })

  it('never rolls dice: identifiers and codes come from the crypto ports', () => {
    const port = 'apps/miniprogram/src/platform/identifiers.ts' // WeChat offers no synchronous randomness
    expect(offenders((source) => isShipped(source) && source.file !== port, rollsDice)).toEqual([])
  })

  it('awaits query builders instead of .get(), .all() and .run()', () => {
    const isQuery = (source: Source) => isApi(source) && /repository\.ts$|idempotency\.ts$/.test(source.file)
    expect(offenders(isQuery, endsSynchronously)).toEqual([])
  })

  it('writes to the console only in commands', () => {
    const isCommand = (file: string) => /^apps\/api\/src\/([a-z-]+-command|main|demo\/[a-z-]+)\.ts$/.test(file)
    const breaks = (node: ts.Node) => (calledMember(node)?.[0] === 'console' ? 'console' : undefined)
    expect(offenders((source) => isApi(source) && !isCommand(source.file), breaks)).toEqual([])
  })
})
