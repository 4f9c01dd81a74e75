import Taro from '@tarojs/taro'
import { type PickedFile, pickOnWeb } from './files'
import { newKey } from './identifiers'

const LONG_EDGE = 1280
const QUALITY = 0.85

/** A photo the person chose, with an address at which it can be shown before it is sent. */
export interface PickedPhoto extends PickedFile {
  readonly preview: string
}

/** What the village can open; a browser that can read other kinds (HEIC in Safari) hands over JPEG. */
const OPENED: readonly string[] = ['image/jpeg', 'image/png', 'image/webp']

/** Makes a large photo small enough for a village's network; one the browser cannot read goes as it is and is refused there. */
const shrink = async (file: File): Promise<File> => {
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture) return file
  const scale = Math.min(1, LONG_EDGE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  return small && (small.size < file.size || !OPENED.includes(file.type))
    ? new File([small], '照片.jpg', { type: 'image/jpeg' })
    : file
}

const onWeb = async (chosen: File): Promise<PickedPhoto> => {
  const file = await shrink(chosen)
  // A name of its own: two photos of one size must not be taken for the same one sent twice.
  return { name: `${newKey()}.jpg`, bytes: file.size, source: file, preview: URL.createObjectURL(file) }
}

/** Lets the person take or choose photos, as many as are asked for; none when they changed their mind. */
export const pickPhotos = async (most: number): Promise<readonly PickedPhoto[]> => {
  if (process.env.TARO_ENV === 'h5') {
    const files = await pickOnWeb(['jpg', 'jpeg', 'png', 'webp'], most > 1)
    // One after the other: an old phone cannot hold nine unpacked pictures at once.
    const photos: PickedPhoto[] = []
    for (const file of files) photos.push(await onWeb(file))
    return photos
  }
  const picked = await Taro.chooseMedia({ count: most, mediaType: ['image'], sizeType: ['compressed'] }).catch(
    () => undefined,
  )
  return (picked?.tempFiles ?? []).map(({ size, tempFilePath }) => ({
    name: `${newKey()}.jpg`,
    bytes: size,
    source: tempFilePath,
    preview: tempFilePath,
  }))
}

/** Lets the person take or choose one photo; undefined when they changed their mind. */
export const pickPhoto = async (): Promise<PickedPhoto | undefined> => (await pickPhotos(1))[0]
