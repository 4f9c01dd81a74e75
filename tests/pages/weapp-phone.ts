import { join } from 'node:path'
import { connectAutomator, startHost } from '@village-points/weapp-host'
import type { Visitor } from './web-phone.ts'

const build = join(import.meta.dirname, '../../apps/miniprogram/dist/weapp')
/** The server's address that the test build has compiled in. */
const COMPILED_ORIGIN = 'http://localhost:3000'

export interface WeappPhoneOptions {
  readonly visitor?: Visitor
  readonly isElder?: boolean
}

/** The compiled WeChat build on a phone of its own, signed in as the visitor. */
export const openWeappPhone = async (address: string, { visitor, isElder = false }: WeappPhoneOptions = {}) => {
  const kept = Object.entries({ ...visitor?.kept, 'elder-mode': isElder })
  const host = await startHost({
    folder: build,
    apiOrigin: address,
    originAliases: { [COMPILED_ORIGIN]: address },
    viewport: { width: 375, height: 812 },
    storage: Object.fromEntries(kept.map(([key, value]) => [`village-points:${key}`, JSON.stringify(value)])),
  })
  const client = await connectAutomator(host, { timeout: 20_000 })
  return {
    host,
    client,
    async close() {
      client.close()
      await host.close()
    },
  }
}
