import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { permissions } from '@village-points/shared/identity/permissions.ts'
import type { Endpoint } from '@village-points/shared/platform/endpoint.ts'
import { platformErrors } from '@village-points/shared/platform/errors.ts'
import { describe, expect, it } from 'vitest'
import { readContracts } from '../../scripts/contracts.ts'
import { projectFolder } from './sources.ts'

const contracts = await readContracts()
const endpoints = contracts.flatMap((contract) => contract.endpoints.map((endpoint) => ({ ...contract, endpoint })))
const apiFolder = join(projectFolder, 'apps/api/src')

/** Bindings of every routes.ts that exists, whatever its lists are called; a list may wait for another capability. */
const bindings = await Promise.all(
  readdirSync(apiFolder)
    .filter((folder) => existsSync(join(apiFolder, folder, 'routes.ts')))
    .map(async (capability) => {
      const exported = Object.values((await import(join(apiFolder, capability, 'routes.ts'))) as object)
      const lists = exported.map((one) => (typeof one === 'function' ? one() : one))
      const bound = lists.flat().filter((one) => one?.endpoint) as { endpoint: Endpoint }[]
      return { capability, names: bound.map(({ endpoint }) => endpoint.name) }
    }),
)

/** `villages` declares `village.…`, `households` `household.…`: the capability's noun. */
const nounOf = (capability: string) => (capability === 'identity' ? capability : capability.replace(/s$/, ''))

const whereNot = <T>(all: readonly T[], holds: (one: T) => boolean, name: (one: T) => string) =>
  all.filter((one) => !holds(one)).map(name)

describe('every endpoint', () => {
  const nameOf = ({ endpoint }: { endpoint: Endpoint }) => endpoint.name

  it('is bound exactly once, by its own capability', () => {
    for (const { capability, names } of bindings) {
      const declared = contracts.find((contract) => contract.capability === capability)?.endpoints ?? []
      expect(names.toSorted(), capability).toEqual(declared.map(({ name }) => name).toSorted())
    }
  })

  it('has a use case in the file that bears its name', () => {
    const built = endpoints.filter(({ capability }) => bindings.some((one) => one.capability === capability))
    const hasFile = ({ capability, endpoint }: (typeof endpoints)[number]) =>
      existsSync(join(apiFolder, capability, `${endpoint.name}.ts`))
    expect(whereNot(built, hasFile, nameOf)).toEqual([])
  })

  it('has a name and a path of its own', () => {
    const names = endpoints.map(nameOf)
    const places = endpoints.map(({ endpoint }) => `${endpoint.method} ${endpoint.path.replace(/:\w+/g, ':')}`)
    expect(new Set(names).size).toBe(names.length)
    expect(new Set(places).size).toBe(places.length)
  })

  it('lies under the URL of its capability', () => {
    const isUnder = ({ capability, endpoint }: (typeof endpoints)[number]) =>
      endpoint.path === `/${capability}` || endpoint.path.startsWith(`/${capability}/`)
    expect(whereNot(endpoints, isUnder, nameOf)).toEqual([])
  })

  it('is called verb-noun', () => {
    expect(whereNot(endpoints, ({ endpoint }) => /^[a-z]+(-[a-z]+)+$/.test(endpoint.name), nameOf)).toEqual([])
  })

  it('names each path parameter in its params', () => {
    const agree = ({ endpoint }: { endpoint: Endpoint }) => {
      const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name)
      const shape = (endpoint.params as { shape?: object } | undefined)?.shape ?? {}
      return inPath.toSorted().join() === Object.keys(shape).toSorted().join()
    }
    expect(whereNot(endpoints, agree, nameOf)).toEqual([])
  })

  it('reads with GET unless it says why not, and writes with a body shape', () => {
    const isSound = ({ endpoint }: { endpoint: Endpoint }) =>
      endpoint.method === 'GET' || endpoint.method === 'DELETE' || endpoint.body !== undefined
    expect(whereNot(endpoints, isSound, nameOf)).toEqual([])
  })
})

describe('every permission', () => {
  it('is held by a role and stands in the table', () => {
    const known = new Set(['public', 'signed_in', ...Object.keys(permissions)])
    expect(
      whereNot(
        endpoints,
        ({ endpoint }) => known.has(endpoint.permission),
        ({ endpoint }) => endpoint.name,
      ),
    ).toEqual([])
    expect(Object.entries(permissions).filter(([, roles]) => (roles as readonly string[]).length === 0)).toEqual([])
  })

  it('is used by an endpoint, once its capability has a contract', () => {
    const used = new Set(endpoints.map(({ endpoint }) => endpoint.permission as string))
    const nouns = contracts.map(({ capability }) => nounOf(capability))
    const named = Object.keys(permissions).filter((permission) => nouns.includes(permission.split('.')[0]!))
    expect(whereNot(named, (permission) => used.has(permission), String)).toEqual([])
  })
})

describe('every error', () => {
  const tables = [{ capability: 'platform', errors: platformErrors }, ...contracts]
  const codes = tables.flatMap(({ errors }) => Object.entries(errors))

  it('is worded in Chinese', () => {
    expect(whereNot(codes, ([, { message }]) => /[\u4e00-\u9fff].*[。!?)}]$/.test(message), String)).toEqual([])
  })

  it('has a code that begins with the noun of a capability', () => {
    const nouns = new Set(tables.map(({ capability }) => nounOf(capability)))
    const isSound = ([code]: (typeof codes)[number]) => /^[a-z]+\.[a-z_]+$/.test(code) && nouns.has(code.split('.')[0]!)
    expect(whereNot(codes, isSound, ([code]) => code)).toEqual([])
  })

  it('says the same wherever its code is declared', () => {
    const first = new Map(codes.toReversed())
    const isSame = ([code, definition]: (typeof codes)[number]) =>
      JSON.stringify(first.get(code)) === JSON.stringify(definition)
    expect(whereNot(codes, isSame, ([code]) => code)).toEqual([])
  })

  it('is listed by an endpoint', () => {
    const listed = new Set(endpoints.flatMap(({ endpoint }) => Object.keys(endpoint.errors)))
    const own = contracts.flatMap(({ errors }) => Object.keys(errors))
    expect(whereNot(own, (code) => listed.has(code), String)).toEqual([])
  })
})
