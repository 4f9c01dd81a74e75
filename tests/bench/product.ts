/** Runs the real product as a process of its own, for measurements and for crash tests. Loopback only. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listDemoAccounts, signInToDemo } from '@village-points/shared/identity/contract.ts'
import type { Role } from '@village-points/shared/identity/permissions.ts'
import type { Endpoint, EndpointInput, EndpointOutput } from '@village-points/shared/platform/endpoint.ts'
import { serverEnvironment, serverProgram } from '../../scripts/server-process.mjs'

export const projectFolder = fileURLToPath(new URL('../../', import.meta.url))
const node = join(projectFolder, 'node_modules/.bin/node')

export interface Product {
  readonly address: string
  readonly startedInMs: number
  /** Resident memory now, in MB. */
  memory(): number
  /** The most it ever was, in MB. */
  mostMemory(): number
  /** SIGTERM, and waits for the end. */
  stop(): Promise<void>
  /** SIGKILL, and waits for the end: as if the power had gone. */
  kill(): Promise<void>
}

/** A port that nobody uses now. */
export const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** Memory of a process in MB: `VmRSS` now, `VmHWM` at most; zero where /proc is missing. */
const residentMegabytes = (pid: number, figure: 'VmRSS' | 'VmHWM'): number => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const kilobytes = new RegExp(`${figure}:\\s+(\\d+) kB`).exec(status)?.[1]
    return Math.round(Number(kilobytes ?? 0) / 1024)
  } catch {
    return 0
  }
}

const isAnswering = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}

/** Waits until `url` answers; fails when the process ends first. */
export const untilAnswering = async (child: ChildProcess, url: string): Promise<void> => {
  while (!(await isAnswering(url))) {
    if (child.exitCode !== null) throw new Error(`the process ended with ${child.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const finish = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

export interface ProductOptions {
  /** Another program than the product's own, with its arguments. */
  readonly program?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** Answers 200 as soon as the program serves. */
  readonly readyPath?: string
}

/** Starts the server on a data folder that exists. */
export const openProduct = async (dataFolder: string, options: ProductOptions = {}): Promise<Product> => {
  const { program = serverProgram, environment = {}, readyPath = '/api/healthz' } = options
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const startedAt = performance.now()
  const child = spawn(node, program, {
    cwd: projectFolder,
    env: {
      ...process.env,
      ...serverEnvironment,
      NODE_ENV: 'production',
      DEMO: '1',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_FOLDER: dataFolder,
      LOG_LEVEL: 'error',
      REQUESTS_PER_MINUTE: '100000000',
      ...environment,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  await untilAnswering(child, `${address}${readyPath}`)
  return {
    address,
    startedInMs: performance.now() - startedAt,
    memory: () => residentMegabytes(child.pid!, 'VmRSS'),
    mostMemory: () => residentMegabytes(child.pid!, 'VmHWM'),
    stop: () => finish(child, 'SIGTERM'),
    kill: () => finish(child, 'SIGKILL'),
  }
}

/** Creates the demo village in a folder that does not exist yet. */
export const createDemoVillage = async (dataFolder: string): Promise<void> => {
  const child = spawn(node, ['apps/api/src/demo/create-demo-village.ts'], {
    cwd: projectFolder,
    env: { ...process.env, DATA_FOLDER: dataFolder, DEMO: '1', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`the demo village could not be created (${code})`)
}

/** Somebody of the demo village, in one role. */
export interface Caller {
  readonly address: string
  readonly token: string
  readonly roleId: string
  readonly householdId?: string | undefined
}

const nobody = (address: string): Caller => ({ address, token: '', roleId: '' })

/** What is sent with every request of a caller. */
export const headersOf = ({ token, roleId }: Caller): Record<string, string> => ({
  'Content-Type': 'application/json',
  'X-Acting-Role': roleId,
  ...(token ? { Authorization: `Bearer ${token}` } : {}),
})

/** The URL of an endpoint with its places filled. */
export const urlOf = (address: string, { path }: Endpoint, input: { params?: unknown; query?: unknown }): string => {
  const params = (input.params ?? {}) as Record<string, string>
  const query = new URLSearchParams(input.query as Record<string, string>).toString()
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name]!))
  return `${address}/api${filled}${query ? `?${query}` : ''}`
}

/** Calls an endpoint; throws on a refusal. */
export const call = async <E extends Endpoint>(
  caller: Caller,
  endpoint: E,
  input: EndpointInput<E>,
  key: string = randomUUID(),
): Promise<EndpointOutput<E>> => {
  const { body, ...rest } = input as { body?: unknown; params?: unknown; query?: unknown }
  const response = await fetch(urlOf(caller.address, endpoint, rest), {
    method: endpoint.method,
    headers: { ...headersOf(caller), 'Idempotency-Key': key },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${endpoint.name}: ${response.status} ${await response.text()}`)
  return (await response.json()) as EndpointOutput<E>
}

/** Signs in as the first demo person who holds the role. */
export const signInAs = async (address: string, role: Role): Promise<Caller> => {
  const { accounts } = await call(nobody(address), listDemoAccounts, {})
  for (const { demoAccountId } of accounts) {
    const { token, me } = await call(nobody(address), signInToDemo, { body: { demoAccountId } })
    const held = me.roles.find((one) => one.role === role)
    if (held) return { address, token, roleId: held.roleId, householdId: held.householdId }
  }
  throw new Error(`no demo person is ${role}`)
}
