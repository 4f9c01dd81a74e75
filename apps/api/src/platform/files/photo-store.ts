import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { perceptualHash } from './perceptual-hash.ts'
import { faultOf, type PhotoFault } from './photo-inspection.ts'

/** Long edges in pixels: what a reviewer can read a door number on, and what a list shows. */
const edges = { large: 1600, small: 320 } as const
export type PhotoSize = keyof typeof edges

/** A picture that unpacks to more pixels than this is an attack, not a photograph. */
const MOST_PIXELS = 50_000_000

/** A photograph as it was kept. */
export interface KeptPhoto {
  /** SHA-256 of the kept large picture, hexadecimal: the evidence has not changed since. */
  readonly digest: string
  readonly perceptualHash: string
  readonly width: number
  readonly height: number
  readonly byteCount: number
}

/**
 * Re-encodes a photograph, which drops its location, all other metadata and whatever hung behind it, and keeps it for one
 * village under the digest of its bytes. Nobody reaches it except through an endpoint that asks who wants to see it.
 */
export const keepPhoto = async (
  dataFolder: string,
  villageId: string,
  bytes: Buffer,
): Promise<KeptPhoto | { readonly fault: PhotoFault }> => {
  const fault = faultOf(bytes) ?? (await swells(bytes))
  if (fault) return { fault }
  const encoded = await encode(bytes)
  if (!encoded) return { fault: 'damaged' }
  const { large, small, ...seen } = encoded
  const digest = createHash('sha256').update(large).digest('hex')
  await mkdir(folderOf(dataFolder, villageId), { recursive: true })
  for (const [size, picture] of Object.entries({ large, small })) {
    const path = pathOf(dataFolder, villageId, digest, size as PhotoSize)
    await writeFile(`${path}.part`, picture)
    await rename(`${path}.part`, path) // a crash in between leaves no half picture under its name
  }
  return { digest, byteCount: large.length, ...seen }
}

const swells = async (bytes: Buffer): Promise<PhotoFault | undefined> => {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    return width * height > MOST_PIXELS ? 'swells' : undefined
  } catch {
    return 'damaged'
  }
}

const encode = async (bytes: Buffer) => {
  try {
    const upright = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).rotate()
    const fitting = (edge: number) =>
      upright
        .clone()
        .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .jpeg({ quality: 80, mozjpeg: true })
        .toBuffer({ resolveWithObject: true })
    const { data: large, info } = await fitting(edges.large)
    const { data: small } = await fitting(edges.small)
    return { large, small, width: info.width, height: info.height, perceptualHash: await perceptualHash(large) }
  } catch {
    return undefined
  }
}

/** The bytes of a kept photograph (JPEG), or undefined. `digest` comes from our own tables. */
export const readPhoto = async (
  dataFolder: string,
  villageId: string,
  digest: string,
  size: PhotoSize,
): Promise<Buffer | undefined> => {
  try {
    return await readFile(pathOf(dataFolder, villageId, digest, size))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Digests looked up at once. */
const PER_LOOK = 200
/** A file that was just written may belong to a row that is about to be. */
const GRACE_MS = 60 * 60 * 1000

/** Deletes what no row of the village speaks of any more. `stillKept` answers which of some digests are. */
export const sweepPhotos = async (
  dataFolder: string,
  villageId: string,
  now: Date,
  stillKept: (digests: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<void> => {
  const folder = folderOf(dataFolder, villageId)
  const names = await readdir(folder).catch(() => [] as string[])
  for (let at = 0; at < names.length; at += PER_LOOK) {
    const some = names.slice(at, at + PER_LOOK)
    const kept = await stillKept([...new Set(some.map(digestIn))])
    for (const name of some) {
      if (kept.has(digestIn(name))) continue
      const path = join(folder, name)
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
      if (mtimeMs < now.getTime() - GRACE_MS) await rm(path, { force: true })
    }
  }
}

/** Villages that have photographs here. */
export const villagesWithPhotos = (dataFolder: string): Promise<string[]> =>
  readdir(join(dataFolder, 'photos')).catch(() => [])

const folderOf = (dataFolder: string, villageId: string) => join(dataFolder, 'photos', villageId)
const pathOf = (dataFolder: string, villageId: string, digest: string, size: PhotoSize) =>
  join(folderOf(dataFolder, villageId), `${digest}.${size}.jpg`)
const digestIn = (name: string) => name.split('.')[0]!
