import Taro from '@tarojs/taro'
import { type PickedFile, pickFile } from './files'

const LONG_EDGE = 1280
const QUALITY = 0.85

/** A photo the person chose, with an address at which it can be shown before it is sent. */
export interface PickedPhoto extends PickedFile {
  readonly preview: string
}

/** Makes a large photo small enough for a village's network; one the browser cannot read goes as it is. */
const shrink = async (file: File): Promise<File> => {
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture) return file
  const scale = Math.min(1, LONG_EDGE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  return small && small.size < file.size ? new File([small], '照片.jpg', { type: 'image/jpeg' }) : file
}

/** Lets the person take or choose one photo; undefined when they changed their mind. */
export const pickPhoto = async (): Promise<PickedPhoto | undefined> => {
  if (process.env.TARO_ENV === 'h5') {
    const picked = await pickFile(['jpg', 'jpeg', 'png', 'webp'])
    if (!picked || typeof picked.source === 'string') return undefined
    const file = await shrink(picked.source)
    return { name: file.name, bytes: file.size, source: file, preview: URL.createObjectURL(file) }
  }
  const picked = await Taro.chooseMedia({ count: 1, mediaType: ['image'], sizeType: ['compressed'] }).catch(
    () => undefined,
  )
  const file = picked?.tempFiles[0]
  return file && { name: '照片.jpg', bytes: file.size, source: file.tempFilePath, preview: file.tempFilePath }
}
