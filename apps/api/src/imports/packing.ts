import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'

/** A value as compressed text: sheets repeat themselves, a tenth remains. */
export const pack = (value: unknown): string => gzipSync(JSON.stringify(value)).toString('base64')

/** The value that was packed. */
export const unpack = <Value>(packed: string): Value =>
  JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString()) as Value

/** SHA-256 of a value's JSON. */
export const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url')
