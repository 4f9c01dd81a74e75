import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const project = join(import.meta.dirname, '../..')
const api = join(project, 'apps/api')

/** The demo village as `npm start` serves it: the real process, the real files, the built web app. */
export interface DemoVillage {
  readonly address: string
  readonly dataFolder: string
  /** Ends the server as Ctrl-C does and starts it again on the same port and data. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** Made once per state of the code and per day, then copied: the story takes some ten seconds to tell. */
const storyFolder = async (): Promise<string> => {
  const hash = createHash('sha256').update(new Date().toDateString())
  for (const folder of [
    join(api, 'src'),
    join(api, 'demo'),
    join(project, 'drizzle'),
    join(project, 'packages/shared/src'),
  ]) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)))
    }
  }
  const cache = join(project, 'node_modules/.cache')
  const made = join(cache, `demo-${hash.digest('hex').slice(0, 16)}`)
  if (existsSync(made)) return made
  mkdirSync(cache, { recursive: true }) // a fresh checkout has none
  for (const old of readdirSync(cache).filter((name) => name.startsWith('demo-'))) {
    rmSync(join(cache, old), { recursive: true })
  }
  const making = mkdtempSync(join(cache, 'making-demo-'))
  await finished(launch('src/demo/create-demo-village.ts', { DATA_FOLDER: making, LOG_LEVEL: 'warn' }))
  try {
    renameSync(making, made)
  } catch {
    rmSync(making, { recursive: true }) // another process was quicker
  }
  return made
}

const launch = (script: string, environment: Record<string, string>): ChildProcess =>
  spawn(process.execPath, [join(api, script)], {
    cwd: project,
    env: { ...process.env, DEMO: '1', NODE_ENV: 'development', HOST: '127.0.0.1', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })

const finished = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.stdout?.resume()
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`ended with ${code}`))))
  })

/** The address that the server logs when it listens. */
const listening = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const address = /"address":"([^"]+)"/.exec(output)?.[1]
      if (address) resolve(address.replace('localhost', '127.0.0.1'))
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)))
  })

/** Serves a fresh copy of the demo village; close it when done. */
export const openDemoVillage = async (): Promise<DemoVillage> => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'demo-village-'))
  cpSync(await storyFolder(), dataFolder, { recursive: true })
  const start = (port: string) =>
    launch('src/main.ts', { DATA_FOLDER: dataFolder, PORT: port, LOG_LEVEL: 'info', REQUESTS_PER_MINUTE: '100000' })
  let server = start('0')
  const address = await listening(server)
  const stop = async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    await ended
  }
  return {
    address,
    dataFolder,
    async restart() {
      await stop()
      server = start(new URL(address).port)
      await listening(server)
    },
    async close() {
      await stop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
