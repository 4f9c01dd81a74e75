import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { extract, pack } from 'tar-stream'
import { differenceOf, MANIFEST, Manifest, type Part } from './manifest.ts'

/** The archive is not whole, or not as it was made; the message says where. */
export class DamagedArchive extends Error {}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

export interface OpenArchive {
  add(name: string, bytes: Buffer): Promise<void>
  /** What was added so far. */
  readonly parts: readonly Part[]
}

/**
 * Writes an archive beside its place, reads it back from the disk, and only then gives it its name: half an archive
 * never looks like a whole one. Returns the fingerprint of the manifest.
 */
export const writeArchive = async (
  file: string,
  madeAt: Date,
  fill: (archive: OpenArchive) => Promise<Manifest>,
): Promise<string> => {
  const draft = `${file}.part`
  const tar = pack()
  let broken: Error | undefined
  const written = pipeline(tar, createWriteStream(draft, { mode: 0o600, flush: true })).catch((error: Error) => {
    broken = error // a full disk: `add` must not wait for ever
    tar.destroy(error)
  })
  const put = (name: string, bytes: Buffer) =>
    new Promise<void>((resolve, reject) => {
      tar.once('error', reject)
      tar.entry({ name, mtime: madeAt, mode: 0o600 }, bytes, (error) => {
        tar.off('error', reject)
        if (error) reject(error)
        else resolve()
      })
    })
  const parts: Part[] = []
  const add = async (name: string, bytes: Buffer) => {
    parts.push({ name, bytes: bytes.length, sha256: sha256(bytes) })
    await put(name, bytes)
  }
  try {
    const manifest = await fill({ add, parts })
    await put(MANIFEST, Buffer.from(JSON.stringify(manifest, null, 1)))
    tar.finalize()
    await written
    if (broken) throw broken
    const { fingerprint } = await readArchive(draft)
    await rename(draft, file)
    await syncFolder(dirname(file))
    return fingerprint
  } catch (error) {
    const cause = broken ?? error
    tar.destroy()
    await written
    await rm(draft, { force: true })
    throw cause
  }
}

const syncFolder = async (folder: string) => {
  const handle = await open(folder)
  await handle.sync()
  await handle.close()
}

/** Hands over each part of an archive, in its order. */
export const eachPart = async (file: string, visit: (name: string, bytes: Buffer) => Promise<void>): Promise<void> => {
  const tar = extract()
  const flowing = pipeline(createReadStream(file), tar)
  flowing.catch(() => undefined) // met below, in the loop
  try {
    for await (const entry of tar) await visit(entry.header.name, await buffer(entry))
    await flowing
  } catch (error) {
    if (error instanceof DamagedArchive || !/tar|header|data|closed/i.test((error as Error).message)) throw error
    throw new DamagedArchive('文件不完整')
  }
}

/** Reads an archive through and holds every byte against the manifest. Throws {@link DamagedArchive}. */
export const readArchive = async (file: string): Promise<{ manifest: Manifest; fingerprint: string }> => {
  const found: Part[] = []
  let last: Buffer | undefined
  await eachPart(file, async (name, bytes) => {
    if (last) throw new DamagedArchive(`清单后面还有 ${name}`)
    if (name === MANIFEST) last = bytes
    else found.push({ name, bytes: bytes.length, sha256: sha256(bytes) })
  })
  if (!last) throw new DamagedArchive('没有清单,文件不完整')
  const manifest = manifestIn(last)
  const difference = differenceOf(manifest, found)
  if (difference) throw new DamagedArchive(difference)
  return { manifest, fingerprint: sha256(last) }
}

const manifestIn = (bytes: Buffer): Manifest => {
  try {
    return Manifest.parse(JSON.parse(bytes.toString()))
  } catch {
    throw new DamagedArchive('看不懂它的清单')
  }
}
