import Taro from '@tarojs/taro'
import { clear, createStore, del, entries, get, set, type UseStore } from 'idb-keyval'
import { now } from './clock'
import { DRAFT_KEPT_MS } from './draft'
import type { PickedPhoto } from './photos'

/** Where the photographs of a draft lie until they have been sent: a reload or a closed page does not lose them. */
interface Shelf {
  readonly put: (photo: PickedPhoto) => Promise<void>
  readonly take: (name: string) => Promise<PickedPhoto | undefined>
  readonly remove: (name: string) => Promise<void>
  /** Those that are older than any draft; all of them when somebody else holds the phone. */
  readonly sweep: (isAll: boolean) => Promise<void>
}

interface Kept {
  readonly at: number
  readonly file: File
}

const isOld = (at: number): boolean => now() - at > DRAFT_KEPT_MS

const shelfOnWeb = (): Shelf => {
  let opened: UseStore | undefined
  const store = () => {
    opened ??= createStore('village-points', 'unsent-photos')
    return opened
  }
  return {
    put: ({ name, source }) => set(name, { at: now(), file: source }, store()),
    take: async (name) => {
      const kept = await get<Kept>(name, store())
      if (!kept) return undefined
      return { name, bytes: kept.file.size, source: kept.file, preview: URL.createObjectURL(kept.file) }
    },
    remove: (name) => del(name, store()),
    sweep: async (isAll) => {
      if (isAll) return clear(store())
      for (const [name, kept] of await entries<string, Kept>(store())) if (isOld(kept.at)) await del(name, store())
    },
  }
}

const PREFIX = 'unsent-'

interface Answer<Result> {
  readonly success: (result: Result) => void
  readonly fail: (error: unknown) => void
}

const answerOf = <Result>(ask: (answer: Answer<Result>) => void): Promise<Result> =>
  new Promise((success, fail) => ask({ success, fail }))

const shelfInWechat = (): Shelf => {
  const files = Taro.getFileSystemManager()
  const dirPath = Taro.env.USER_DATA_PATH ?? ''
  const pathOf = (name: string) => `${dirPath}/${name}`
  const statOf = async (path: string) =>
    (
      await answerOf<{ stats: Taro.Stats }>((answer) =>
        files.stat({ path, ...answer } as Taro.FileSystemManager.StatOption),
      )
    ).stats
  const removeAt = (filePath: string) => answerOf((answer) => files.unlink({ filePath, ...answer }))
  return {
    put: async ({ name, source }) => {
      const [srcPath, destPath] = [source as string, pathOf(PREFIX + name)]
      await answerOf((answer) => files.copyFile({ srcPath, destPath, ...answer }))
    },
    take: async (name) => {
      const path = pathOf(PREFIX + name)
      return { name, bytes: (await statOf(path)).size, source: path, preview: path }
    },
    remove: async (name) => void (await removeAt(pathOf(PREFIX + name))),
    sweep: async (isAll) => {
      const found = await answerOf<{ files: string[] }>((answer) => files.readdir({ dirPath, ...answer }))
      for (const path of found.files.filter((name) => name.startsWith(PREFIX)).map(pathOf)) {
        if (isAll || isOld((await statOf(path)).lastModifiedTime * 1000)) await removeAt(path)
      }
    },
  }
}

let shelf: Shelf | undefined

/** A full or forbidden store is no reason to stop somebody's work, so what goes wrong is let go. */
const withShelf = async <Result>(use: (shelf: Shelf) => Promise<Result>): Promise<Result | undefined> => {
  try {
    shelf ??= process.env.TARO_ENV === 'h5' ? shelfOnWeb() : shelfInWechat()
    return await use(shelf)
  } catch {
    return undefined
  }
}

/** Keeps a photograph on this phone until it is sent. */
export const keepUnsent = (photo: PickedPhoto): Promise<void> => withShelf(({ put }) => put(photo))

/** The photograph as it was kept; undefined when this phone has it no more. */
export const readUnsent = (name: string): Promise<PickedPhoto | undefined> => withShelf(({ take }) => take(name))

/** It has been sent, or is not wanted. */
export const forgetUnsent = (name: string): Promise<void> => withShelf(({ remove }) => remove(name))

/** Forgets what belongs to no draft any more. */
export const sweepUnsent = (): Promise<void> => withShelf(({ sweep }) => sweep(false))

/** Somebody else holds the phone now. */
export const forgetEveryUnsent = (): Promise<void> => withShelf(({ sweep }) => sweep(true))
