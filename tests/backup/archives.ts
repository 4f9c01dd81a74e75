import { createReadStream, createWriteStream } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import { extract, pack } from 'tar-stream'

export type Parts = Map<string, Buffer>

/** Every part of an archive, in its order. */
export const partsOf = async (file: string): Promise<Parts> => {
  const tar = extract()
  const flowing = pipeline(createReadStream(file), tar)
  const parts: Parts = new Map()
  for await (const entry of tar) parts.set(entry.header.name, await buffer(entry))
  await flowing
  return parts
}

/** What a forger would write. */
export const writeParts = async (file: string, parts: Parts): Promise<void> => {
  const tar = pack()
  const written = pipeline(tar, createWriteStream(file))
  for (const [name, bytes] of parts) tar.entry({ name }, bytes)
  tar.finalize()
  await written
}

/** The lines of one table part, changed. */
export const rewriteLines = (bytes: Buffer, change: (line: string) => string): Buffer =>
  gzipSync(gunzipSync(bytes).toString().split('\n').map(change).join('\n'))
