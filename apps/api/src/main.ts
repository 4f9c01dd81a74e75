// Asked before the database driver is loaded: on an older Node it ends the process without a word.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 14)) {
  console.error(`Node 22.14 or later is needed; this is ${process.versions.node}. "npm start" brings its own.`)
  process.exit(1)
}

const { join } = await import('node:path')
const { systemClock } = await import('./platform/clock.ts')
const { readConfig } = await import('./platform/config.ts')
const { openStore } = await import('./platform/database/open-store.ts')
const { serveWebApp } = await import('./platform/http/web-app.ts')
const { openLog } = await import('./platform/log.ts')
const { openServer } = await import('./serve.ts')

/** A server that has not ended by then is ended. */
const LONGEST_SHUTDOWN_MS = 9_000

const project = (path: string): string => join(import.meta.dirname, '../../..', path)

const configOrEnd = () => {
  try {
    return readConfig(process.env)
  } catch (error) {
    console.error((error as Error).message)
    return process.exit(1)
  }
}

const config = configOrEnd()
const log = openLog(config.logLevel)
const store = await openStore(config).catch((error: Error) => {
  console.error(`The database cannot be opened: ${error.message || (error as { code?: string }).code}`)
  return process.exit(1)
})
const webApp = serveWebApp(project('apps/miniprogram/dist/h5'))
const server = await openServer({ config, store, clock: systemClock, log, serveWebApp: webApp })
log.info({ address: server.address, dataFolder: config.dataFolder }, 'listening')

let isStopping = false
const stop = (signal: string): void => {
  if (isStopping) return
  isStopping = true
  log.info({ signal }, 'stopping: requests under way are finished first')
  setTimeout(() => process.exit(0), LONGEST_SHUTDOWN_MS).unref()
  server.close().then(
    () => process.exit(0),
    (error: unknown) => {
      log.error({ err: error }, 'did not stop cleanly')
      process.exit(1)
    },
  )
}
process.on('SIGTERM', () => stop('SIGTERM'))
process.on('SIGINT', () => stop('SIGINT'))
