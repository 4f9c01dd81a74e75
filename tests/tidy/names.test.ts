import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { allFiles, codeFiles, placeOf, type Source, sources, textOf, visit } from './sources.ts'

/** Words that say nothing about the village's work, alone or as a part of a name. */
const emptyWords = ['util', 'utils', 'helper', 'helpers', 'common', 'service', 'services', 'manager', 'managers']
const bannedInFileNames = new Set([...emptyWords, 'misc', 'handler', 'handlers', 'type', 'types', 'schema', 'schemas'])
const abbreviations = ['cfg', 'msg', 'btn', 'usr', 'pwd', 'idx', 'tmp', 'err', 'req', 'res', 'resp', 'cb', 'mgr', 'svc']
const bannedInNames = new Set([...emptyWords, ...abbreviations, 'str', 'arr', 'obj', 'val', 'propaganda'])

/** Names that others gave: the framework's configuration files and the mini-program's type declarations. */
const namedByOthers = /(^|\/)(types|babel\.config\.js|project\.config\.json|schema\.json)(\/|$)|^(drizzle|docs)\//

/** The test host and its tests speak WeChat's names. */
const namedByWeChat = /^packages\/weapp-host\/src\/browser\/wx\/|^tests\/weapp-host\//

const wordsOf = (name: string) => name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase())

const declaredName = (node: ts.Node): ts.Identifier | undefined => {
  const isDeclaration =
    ts.isVariableDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isMethodDeclaration(node)
  return isDeclaration && node.name && ts.isIdentifier(node.name) ? node.name : undefined
}

const declaredNames = (source: Source): ts.Identifier[] => {
  const names: ts.Identifier[] = []
  visit(source, (node) => {
    const name = declaredName(node)
    if (name) names.push(name)
  })
  return names
}

describe('names', () => {
  it('has no file or folder that is named after a kind of code', () => {
    const bad = allFiles
      .filter((file) => !namedByOthers.test(file))
      .filter((file) =>
        file
          .replaceAll('json-schema', '') // the name of a standard
          .split('/')
          .flatMap((part) => part.split(/[.-]/))
          .some((word) => bannedInFileNames.has(word)),
      )
    expect(bad).toEqual([])
  })

  it('writes file names in small letters with hyphens', () => {
    const ours = codeFiles.filter((file) => !file.startsWith('drizzle/'))
    expect(ours.filter((file) => !/^(\.?[a-z0-9@][a-z0-9.-]*\/)*\.?[a-z][a-z0-9.-]*$/.test(file))).toEqual([])
  })

  it('declares nothing under an empty or shortened word', () => {
    const ours = sources.filter(({ file }) => !namedByWeChat.test(file))
    const bad = ours.flatMap((source) =>
      declaredNames(source)
        .filter(({ text }) => wordsOf(text).some((word) => bannedInNames.has(word)))
        .map((name) => `${placeOf(source, name)} ${name.text}`),
    )
    expect(bad).toEqual([])
  })

  it('calls 公示 publicity, never 宣传', () => {
    // What villagers may write in a rule is not what we call things.
    const isSpeech = (file: string) => file.includes('/demo/') || file.includes('/lawfulness/')
    const code = codeFiles.filter((file) => /^(apps|packages)\/.*\/src\//.test(file) && !isSpeech(file))
    expect(code.filter((file) => textOf(file).includes('宣传'))).toEqual([])
  })

  it('tags comments only with @NOTE and @TODO(#n)', () => {
    const words = ['TODO', 'FIXME', 'XXX', 'HACK'].join('|')
    const bad = codeFiles.flatMap((file) =>
      textOf(file)
        .split('\n')
        .flatMap((line, index) =>
          new RegExp(`(//|\\*).*\\b(${words})\\b`).test(line) && !/@TODO\(#\d+\)/.test(line)
            ? [`${file}:${index + 1}`]
            : [],
        ),
    )
    expect(bad.filter((place) => !place.startsWith('tests/tidy/'))).toEqual([])
  })
})
