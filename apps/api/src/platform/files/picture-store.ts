import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

/** Long edge in pixels: sharp on any phone, and some 60 KB. */
const LONG_EDGE = 1280
/** A picture that unpacks to more pixels than this is an attack, not a photograph. */
const MOST_PIXELS = 50_000_000

/** What cameras and phones write. Drawings (SVG) can carry scripts and references, and are none. */
const PHOTO_FORMATS: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'heif', 'gif', 'tiff'])

/**
 * Re-encodes a picture, which drops location and all other metadata, and keeps it under the digest of its bytes.
 * Returns its id, or undefined when the bytes are no picture.
 */
export const keepPicture = async (dataFolder: string, bytes: Buffer): Promise<string | undefined> => {
  const encoded = await reencode(bytes)
  if (!encoded) return undefined
  const pictureId = createHash('sha256').update(encoded).digest('base64url')
  await mkdir(join(dataFolder, 'pictures'), { recursive: true })
  const path = pathOf(dataFolder, pictureId)
  await writeFile(`${path}.part`, encoded)
  await rename(`${path}.part`, path) // a crash in between leaves no half picture under its name
  return pictureId
}

const reencode = async (bytes: Buffer): Promise<Buffer | undefined> => {
  try {
    const photo = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    if (!PHOTO_FORMATS.has((await photo.metadata()).format)) return undefined
    return await photo
      .rotate()
      .resize({ width: LONG_EDGE, height: LONG_EDGE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer()
  } catch {
    return undefined
  }
}

/** The bytes of a kept picture, or undefined. `pictureId` has been checked by its contract: no path parts. */
export const readPicture = async (dataFolder: string, pictureId: string): Promise<Buffer | undefined> => {
  try {
    return await readFile(pathOf(dataFolder, pictureId))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

const pathOf = (dataFolder: string, pictureId: string) => join(dataFolder, 'pictures', `${pictureId}.webp`)
