// Temporary and chosen files live in memory, under the paths WeChat would give them.
const files = new Map()
const urls = new Map()
const changes = new Map()
const placed = []
let nextId = 1

export const temporaryPath = (extension) => `wxfile://tmp_${nextId++}${extension ? `.${extension}` : ''}`

/** Keeps a blob under a path and returns the path. */
export function keepFile(path, blob) {
  files.set(path, blob)
  changes.set(path, Date.now())
  if (urls.has(path)) URL.revokeObjectURL(urls.get(path))
  urls.set(path, URL.createObjectURL(blob))
  return path
}

export const findFile = (path) => files.get(path)
export const changedAt = (path) => changes.get(path)

/** Names of what lies in a folder. */
export const filesIn = (folder) =>
  [...files.keys()].filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1))
export const fileUrl = (path) => urls.get(path)

export function removeFile(path) {
  return files.delete(path)
}

/** A file the user will pick the next time the app asks for one. */
export function placeFile({ name, type, base64 }) {
  const blob = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type })
  placed.push({ name, path: keepFile(temporaryPath(name.split('.').at(-1)), blob), size: blob.size, type })
}

export function takePlacedFiles(count) {
  return placed.splice(0, count)
}

export function readAs(blob, encoding) {
  if (!encoding) return blob.arrayBuffer()
  if (/^utf-?8$/i.test(encoding)) return blob.text()
  if (encoding !== 'base64') throw new Error(`encoding ${encoding} is not supported`)
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1))
    reader.readAsDataURL(blob)
  })
}
