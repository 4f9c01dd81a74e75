import { z } from 'zod'

/** The archive's own form; a later one that reads differently gets the next number. */
export const ARCHIVE_FORMAT = 1

/** The last part of an archive: what must be in it, byte for byte, and what the books come to. */
export const Manifest = z.object({
  format: z.literal(ARCHIVE_FORMAT),
  madeAt: z.iso.datetime(),
  /** Where it came from; it may go to the other one. */
  engine: z.enum(['sqlite', 'postgres']),
  /** Rows and columns of each table: only a program with the same tables can take it in. */
  tables: z.record(z.string(), z.object({ rows: z.number().int(), columns: z.array(z.string()) })),
  parts: z.array(z.object({ name: z.string(), bytes: z.number().int(), sha256: z.string() })),
  /** The last transfer of each village, and a digest over all its balances. */
  villages: z.array(
    z.object({ villageId: z.string(), name: z.string(), sequence: z.number().int(), balances: z.string() }),
  ),
})
export type Manifest = z.infer<typeof Manifest>

export type Part = Manifest['parts'][number]

export const MANIFEST = 'manifest.json'
/** Within an archive the signing key has this name. */
export const LEDGER_KEY = 'ledger-key.pem'
const TABLE_PART = /^tables\/([a-z_]+)\/\d+\.ndjson\.gz$/

export const tablePart = (table: string, number: number): string =>
  `tables/${table}/${String(number).padStart(6, '0')}.ndjson.gz`

export const tableOfPart = (name: string): string | undefined => TABLE_PART.exec(name)?.[1]

/** The place of an uploaded file within the data folder; undefined for every other part, and for a way out of it. */
export const fileOfPart = (name: string): string | undefined => {
  const [, file] = /^files\/(.+)$/.exec(name) ?? []
  const steps = file?.split('/') ?? []
  return steps.every((step) => /^[\w-][\w.-]*$/.test(step)) ? file : undefined
}

/** What is in the archive against what its manifest says; the first difference in words. */
export const differenceOf = (manifest: Manifest, found: readonly Part[]): string | undefined => {
  const wanted = new Map(manifest.parts.map((part) => [part.name, part]))
  for (const part of found) {
    const one = wanted.get(part.name)
    if (!one) return `多出了 ${part.name}`
    if (one.sha256 !== part.sha256 || one.bytes !== part.bytes) return `${part.name} 被改过或者坏了`
    wanted.delete(part.name)
  }
  const [missing] = wanted.keys()
  return missing === undefined ? undefined : `少了 ${missing}`
}

/** The archive's tables against those of this program; the first difference in words. */
export const tableDifferenceOf = (
  { tables }: Manifest,
  own: ReadonlyMap<string, readonly string[]>,
): string | undefined => {
  for (const [name, columns] of own) {
    const kept = tables[name]?.columns ?? []
    const odd = [...columns.filter((one) => !kept.includes(one)), ...kept.filter((one) => !columns.includes(one))]
    if (odd.length > 0) return `表 ${name} 的 ${odd[0]}`
  }
  const unknown = Object.keys(tables).find((name) => !own.has(name))
  return unknown && `表 ${unknown}`
}
