// `npm start`: builds the web app when stale, creates the demo village on the first run, serves, and says where.
// Runs under the machine's own Node (20 or later); everything it starts runs under the project's Node 24.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { isAbsolute, join } from 'node:path'
import { buildWhenStale } from './builds.mjs'
import { serverEnvironment, serverProgram } from './server-process.mjs'
import { projectEnvironment, projectFolder, projectNode, run, secondsSince } from './steps.mjs'

const startedAt = performance.now()
const isProduction = process.env.NODE_ENV === 'production'
const isDemo = process.env.DEMO ? process.env.DEMO === '1' : !isProduction
const port = Number(process.env.PORT ?? 3000)
const givenFolder = process.env.DATA_FOLDER ?? 'data'
const dataFolder = isAbsolute(givenFolder) ? givenFolder : join(projectFolder, givenFolder)
const databaseName = 'village-points.sqlite'
const address = `http://localhost:${port}`

const stop = (sentence) => {
  console.error(`\n${sentence}`)
  process.exit(1)
}

/** Looked at before the long work, so that a busy port is said at once. */
const portProblem = () =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error) => resolve(error))
    probe.listen({ port, host: process.env.HOST ?? '0.0.0.0' }, () => probe.close(() => resolve(undefined)))
  })

const checkPort = async () => {
  const problem = await portProblem()
  if (problem?.code === 'EADDRINUSE') {
    stop(
      `端口 ${port} 已经被别的程序占用。换一个:PORT=3001 npm start\nPort ${port} is in use. Choose another: PORT=3001 npm start`,
    )
  }
  if (problem) stop(`端口 ${port} 用不了 / port ${port} cannot be used: ${problem.message}`)
}

const buildWebApp = async () => {
  const { code, output } = await buildWhenStale('h5')
  if (code !== 0) stop(`${output}\n网页没有生成成功 / the web app could not be built.`)
}

/** The database file moves last: while it is missing, the village does not exist and is made again. */
const moveInto = (from, to) => {
  mkdirSync(to, { recursive: true })
  const names = readdirSync(from).sort((name) => (name === databaseName ? 1 : -1))
  for (const name of names) {
    rmSync(join(to, name), { recursive: true, force: true })
    renameSync(join(from, name), join(to, name))
  }
  rmSync(from, { recursive: true })
}

/**
 * Made beside the data folder and moved in when it is whole: interrupted, it leaves nothing behind. On a PostgreSQL
 * server it is made in place, when there is no village yet.
 */
const createDemoVillage = async () => {
  const isOnServer = Boolean(process.env.DATABASE_URL)
  if (!isDemo || (!isOnServer && existsSync(join(dataFolder, databaseName)))) return
  const creating = isOnServer ? dataFolder : `${dataFolder}.creating`
  if (!isOnServer) rmSync(creating, { recursive: true, force: true })
  const begunAt = performance.now()
  console.log(
    isOnServer ? 'demo village: looking for it …' : 'demo village: creating 禾湾村 with three months of records …',
  )
  const { code, output } = await run(projectNode, ['apps/api/src/demo/create-demo-village.ts'], {
    environment: { DATA_FOLDER: creating, DEMO: '1', LOG_LEVEL: 'warn' },
  })
  if (code !== 0) stop(`${output}\n演示村没有建成 / the demo village could not be created.`)
  if (!isOnServer) moveInto(creating, dataFolder)
  console.log(`demo village: there after ${secondsSince(begunAt)}`)
}

const isListening = async () => {
  try {
    return (await fetch(`${address}/api/healthz`)).ok
  } catch {
    return false
  }
}

const waitUntilListening = async (server) => {
  while (server.exitCode === null && !(await isListening())) await new Promise((resolve) => setTimeout(resolve, 100))
}

const demoAccounts = async () => {
  if (!isDemo) return []
  try {
    const response = await fetch(`${address}/api/identity/demo-accounts`)
    return response.ok ? (await response.json()).accounts : []
  } catch {
    return [] // stopped in the same moment
  }
}

const welcome = async () => {
  const accounts = await demoAccounts()
  console.log(`\n村积分已经打开 / village-points is running:  ${address}   (${secondsSince(startedAt)})`)
  if (accounts.length > 0) console.log('\n演示身份,进去以后点一个就行 / demo accounts, choose one on the first page:')
  for (const { displayName, label, suggestion } of accounts) console.log(`  ${displayName}  ${label}  —  ${suggestion}`)
  console.log('\n按 Ctrl-C 停止 / Ctrl-C stops it.')
}

const serve = async () => {
  const server = spawn(projectNode, serverProgram, {
    cwd: projectFolder,
    env: projectEnvironment({
      ...serverEnvironment,
      DATA_FOLDER: dataFolder,
      PORT: String(port),
      DEMO: isDemo ? '1' : '0',
      LOG_LEVEL: process.env.LOG_LEVEL ?? (isProduction ? 'info' : 'warn'),
    }),
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal)) // told twice, it stops once
  server.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
  await waitUntilListening(server)
  if (server.exitCode === null) await welcome()
}

await checkPort()
await Promise.all([buildWebApp(), createDemoVillage()])
await serve()
