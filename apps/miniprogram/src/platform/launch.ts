import { z } from 'zod'
import { watchNetwork } from './network'

/** What must be true before the first page: called once by the app. */
export const prepare = (): void => {
  // WeChat forbids making functions from text, which zod's fast path does.
  if (process.env.TARO_ENV !== 'h5') z.config({ jitless: true })
  watchNetwork()
}
