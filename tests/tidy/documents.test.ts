import { describe, expect, it } from 'vitest'
import { allFiles, textOf } from './sources.ts'

const isText = (file: string) => !/\.(png|jpe?g|webp|ico|woff2?|ttf|xlsx?|pdf|db)$/.test(file)

const depthsOf = (file: string) =>
  textOf(file)
    .replace(/```[\s\S]*?```/g, '')
    .split('\n')
    .flatMap((line) => /^(#+) /.exec(line)?.[1] ?? [])

describe('the documents', () => {
  it('have an English and a Chinese README with the same headings', () => {
    expect(depthsOf('README.zh-CN.md')).toEqual(depthsOf('README.md'))
  })

  it('lead only to files that exist', () => {
    const broken = allFiles
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) =>
        [...textOf(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, target]) => {
          const folder = file.includes('/') ? file.replace(/[^/]+$/, '') : ''
          return { file, target: new URL(target!, `file:///${folder}`).pathname.slice(1) }
        }),
      )
      .filter(
        ({ target }) => !allFiles.some((file) => file === target || file.startsWith(`${target.replace(/\/$/, '')}/`)),
      )
    expect(broken).toEqual([])
  })

  it('record decisions with context, decision and consequences', () => {
    const decisions = allFiles.filter((file) => /^docs\/decisions\/\d{4}-[a-z0-9-]+\.md$/.test(file))
    expect(decisions.length).toBeGreaterThan(0)
    for (const file of decisions) {
      for (const heading of ['## Context', '## Decision', '## Consequences'])
        expect(textOf(file), file).toContain(heading)
    }
  })
})

describe('no file', () => {
  it('names the machine it was written on, or a package registry', () => {
    const machine = '/(?:work|tmp|root)/[\\w.-]+|/(?:home|Users)/[\\w.-]+/'
    const registry = 'registry\\.npm|npmmirror|tarball:'
    const pattern = new RegExp(`(?<![\\w.)}/-])(?:${machine})|${registry}`)
    const bad = allFiles
      .filter((file) => isText(file) && file !== 'tests/tidy/documents.test.ts')
      .flatMap((file) =>
        textOf(file)
          .split('\n')
          .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${line.trim().slice(0, 80)}`] : [])),
      )
    expect(bad).toEqual([])
  })
})
