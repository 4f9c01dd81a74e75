import { readFileSync } from 'node:fs'
import { apis, components, describeConformance } from '@village-points/weapp-host/conformance'
import { expect, it } from 'vitest'
import { openFixture } from './open-fixture.ts'

const DOCUMENT = new URL('../../packages/weapp-host/CONFORMANCE.md', import.meta.url)

it('documents the table in the code', () => {
  expect(readFileSync(DOCUMENT, 'utf8')).toBe(describeConformance())
})

it('implements what the table calls real or simulated, and nothing else', async () => {
  const { host, close } = await openFixture()
  try {
    const implemented = await host.implemented()
    const kept = (table: typeof apis) => Object.keys(table).filter((name) => table[name]?.[0] !== 'refused')
    const withoutTwins = implemented.apis.filter((name) => !/^off[A-Z]/.test(name))
    expect(withoutTwins.sort()).toEqual(kept(apis).sort())
    expect(implemented.components.sort()).toEqual(kept(components).sort())
  } finally {
    await close()
  }
})
