/**
 * The server that crash tests kill: `crash-server.ts <data folder> [hasty]`. `hasty` plants the mistake that the test must
 * be able to find: it answers before the commit.
 */

import { openStore } from '@village-points/api/platform/database/open-store.ts'
import type { Store } from '@village-points/api/platform/database/store.ts'
import { configOf, openInside } from '../bench/inside.ts'

const [dataFolder = '', mistake] = process.argv.slice(2)

const hasty = (store: Store): Store => ({
  ...store,
  write: (work) =>
    new Promise((resolve, reject) => {
      const written = store.write(async (tx) => {
        const value = await work(tx)
        resolve(value)
        await new Promise((later) => setTimeout(later, 50)) // the answer is on its way, the commit is not
        return value
      })
      written.catch(reject)
    }),
})

const store = await openStore(configOf(dataFolder))
const server = await openInside(dataFolder, { store: mistake === 'hasty' ? hasty(store) : store })
process.stdout.write(`${server.address}\n`)
