import { existsSync, readdirSync } from 'node:fs'
import { z } from 'zod'
import type { Endpoint } from '../packages/shared/src/platform/endpoint.ts'
import type { ErrorTable } from '../packages/shared/src/platform/errors.ts'

/** One capability as its contract declares it. */
export interface Contract {
  /** The folder's name, one word for the contract, the API, the URL, the tables. */
  readonly capability: string
  readonly endpoints: readonly Endpoint[]
  /** Every declared error of the capability's own tables. */
  readonly errors: ErrorTable
  /** Named shapes: exports in PascalCase. */
  readonly shapes: Readonly<Record<string, z.ZodType>>
}

const source = new URL('../packages/shared/src/', import.meta.url)

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'permission' in value

/** Reads every `contract.ts` of packages/shared, in alphabetical order. */
export const readContracts = async (): Promise<readonly Contract[]> => {
  const capabilities = readdirSync(source)
    .filter((folder) => existsSync(new URL(`${folder}/contract.ts`, source)))
    .sort()
  return Promise.all(capabilities.map(readContract))
}

const readContract = async (capability: string): Promise<Contract> => {
  const module = (await import(new URL(`${capability}/contract.ts`, source).href)) as Record<string, unknown>
  const exported = Object.entries(module)
  const tables = exported.filter(([name]) => name.endsWith('Errors')).map(([, table]) => table as ErrorTable)
  return {
    capability,
    endpoints: exported.map(([, value]) => value).filter(isEndpoint),
    errors: Object.assign({}, ...tables) as ErrorTable,
    shapes: Object.fromEntries(
      exported.filter(
        (entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType && /^[A-Z]/.test(entry[0]),
      ),
    ),
  }
}
