/** The writer as a thread: plain calls come in, JSON goes back; the same pipeline as on the main thread. */
import { parentPort } from 'node:worker_threads'
import { bindings } from '@village-points/api/app.ts'
import { authenticator } from '@village-points/api/identity/index.ts'
import { systemClock } from '@village-points/api/platform/clock.ts'
import { openStore } from '@village-points/api/platform/database/open-store.ts'
import type { Call } from '@village-points/api/platform/http/calling.ts'
import { openEndpoint } from '@village-points/api/platform/http/serve-endpoint.ts'
import { openLog } from '@village-points/api/platform/log.ts'
import { awardHousehold } from '@village-points/shared/declarations/contract.ts'
import { configOf } from './inside.ts'

const store = await openStore(configOf(process.env.DATA_FOLDER ?? 'none'))
const background = { store, log: openLog('error'), now: () => systemClock.now() }
const award = bindings.find(({ endpoint }) => endpoint === awardHousehold)!
const serve = openEndpoint({ store, authenticator, background } as never, award)

parentPort!.on('message', ({ id, call }: { id: number; call: Call }) => {
  serve(call).then(
    ({ json }) => parentPort!.postMessage({ id, json }),
    (error: Error) => parentPort!.postMessage({ id, refused: error.message }),
  )
})
parentPort!.postMessage({ id: 0 })
