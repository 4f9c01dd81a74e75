/** Another server on a village's database, in a process of its own with a clock that stands where the test's stands. */
import { readConfig } from '@village-points/api/platform/config.ts'
import { openStore } from '@village-points/api/platform/database/open-store.ts'
import { openLog } from '@village-points/api/platform/log.ts'
import { openServer } from '@village-points/api/serve.ts'

const config = readConfig({ ...process.env, HOST: '127.0.0.1', PORT: '0', REQUESTS_PER_MINUTE: '1000000' })
const clock = { now: () => new Date(process.env.STANDS_AT!) }
const log = openLog('error', { write: (line) => process.stderr.write(line) })
const server = await openServer({ config, store: await openStore(config), clock, log })
process.on('disconnect', () => void server.close().then(() => process.exit(0)))
process.send!(server.address.replace('localhost', '127.0.0.1'))
