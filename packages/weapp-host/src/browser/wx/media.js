import {
  changedAt,
  filesIn,
  findFile,
  keepFile,
  readAs,
  removeFile,
  takePlacedFiles,
  temporaryPath,
} from '../runtime/files.js'
import { action, fail, succeed } from './answer.js'
import { openFile } from './network.js'

// Without a placed file the camera takes this: big enough to look like a photo, drawn so that nothing is shipped.
async function drawPicture() {
  const canvas = new OffscreenCanvas(640, 480)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#8ab'
  pen.fillRect(0, 0, 640, 480)
  pen.fillStyle = '#243'
  pen.fillRect(160, 120, 320, 240)
  const blob = await canvas.convertToBlob({ type: 'image/jpeg' })
  return { path: keepFile(temporaryPath('jpg'), blob), size: blob.size, type: 'image/jpeg' }
}

async function pickMedia(count) {
  const placed = takePlacedFiles(count)
  return placed.length > 0 ? placed : [await drawPicture()]
}

async function chooseMedia({ count = 9 }) {
  const files = await pickMedia(count)
  const kindOf = (type) => (type.startsWith('video/') ? 'video' : 'image')
  const tempFiles = files.map(({ path, size, type }) => ({ tempFilePath: path, size, fileType: kindOf(type) }))
  return { tempFiles, type: tempFiles.every(({ fileType }) => fileType === 'video') ? 'video' : 'image' }
}

async function chooseImage({ count = 9 }) {
  const files = await pickMedia(count)
  return { tempFilePaths: files.map(({ path }) => path), tempFiles: files.map(({ path, size }) => ({ path, size })) }
}

async function chooseMessageFile({ count = 100 }) {
  const files = takePlacedFiles(count)
  if (files.length === 0) throw new Error('cancel')
  return { tempFiles: files.map(({ name, path, size }) => ({ name, path, size, type: 'file', time: Date.now() })) }
}

async function getImageInfo({ src }) {
  const bitmap = await createImageBitmap(await openFile(src))
  return {
    width: bitmap.width,
    height: bitmap.height,
    path: src,
    orientation: 'up',
    type: findFile(src)?.type.slice(6),
  }
}

async function canvasToTempFilePath({ canvas, fileType = 'png', quality = 1 }) {
  if (!canvas) throw new Error('canvas is empty')
  const type = fileType === 'jpg' ? 'image/jpeg' : 'image/png'
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, type, quality))
  return { tempFilePath: keepFile(temporaryPath(fileType), blob) }
}

const missing = (path) => new Error(`no such file or directory, "${path}"`)

const fileSystem = {
  access: (options) => answer('access', options, async () => void findOrThrow(options.path)),
  readFile: (options) =>
    answer('readFile', options, async () => ({ data: await readAs(findOrThrow(options.filePath), options.encoding) })),
  writeFile: (options) =>
    answer('writeFile', options, async () => void keepFile(options.filePath, new Blob([options.data]))),
  copyFile: (options) =>
    answer('copyFile', options, async () => void keepFile(options.destPath, await openFile(options.srcPath))),
  stat: (options) =>
    answer('stat', options, async () => {
      const { size } = findOrThrow(options.path)
      return { stats: { size, lastModifiedTime: Math.floor(changedAt(options.path) / 1000) } }
    }),
  readdir: (options) => answer('readdir', options, async () => ({ files: filesIn(options.dirPath) })),
  unlink(options) {
    return answer('unlink', options, async () => {
      if (!removeFile(options.filePath)) throw missing(options.filePath)
    })
  },
}

function findOrThrow(path) {
  const file = findFile(path)
  if (!file) throw missing(path)
  return file
}

function answer(api, options, perform) {
  perform().then(
    (result) => succeed(options, api, result ?? {}),
    (error) => fail(options, api, error.message),
  )
}

export const mediaApis = {
  chooseMedia: action('chooseMedia', chooseMedia),
  chooseImage: action('chooseImage', chooseImage),
  chooseMessageFile: action('chooseMessageFile', chooseMessageFile),
  compressImage: action('compressImage', ({ src }) => ({ tempFilePath: src })),
  getImageInfo: action('getImageInfo', getImageInfo),
  canvasToTempFilePath: action('canvasToTempFilePath', canvasToTempFilePath),
  createOffscreenCanvas: ({ width = 300, height = 150 } = {}) => new OffscreenCanvas(width, height),
  getFileSystemManager: () => fileSystem,
}
