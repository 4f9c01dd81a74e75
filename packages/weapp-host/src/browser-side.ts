import type { Recording, SetDataStats } from './recordings.ts'

/** What boot.js puts on the host page's window for the Node side. */
type BrowserSide = {
  isReady?: boolean
  call: (method: string, parameters: Record<string, unknown>) => Promise<unknown>
  touchPoint: (parameters: Record<string, unknown>) => { x: number; y: number }
  implementedApis: () => string[]
  implementedComponents: () => string[]
  listRecordings: () => Recording[]
  listUnsupported: () => string[]
  pageMeta: () => Record<string, unknown>
  placeFile: (file: { name: string; type: string; base64: string }) => void
  pullDown: () => boolean
  resetSetDataStats: () => void
  setDataStats: () => SetDataStats
  setForeground: (isForeground: boolean) => void
  setOnline: (isOnline: boolean) => void
  setSystem: (values: Record<string, unknown>) => void
  storageSnapshot: () => Record<string, string>
}

declare global {
  interface Window {
    weappHost: BrowserSide
  }
}
