import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'village-points-main-'))
const started: ChildProcess[] = []
afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const main = join(import.meta.dirname, '../../apps/api/src/main.ts')

/** The real entry point, on a port of its own. */
const start = async () => {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, NODE_ENV: 'test', PORT: '0', HOST: '127.0.0.1', DATA_FOLDER: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  started.push(child)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  let output = ''
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (bytes: Buffer) => {
      output += bytes
      const [, found] = /"address":"([^"]+)"/.exec(output) ?? []
      if (found) resolve(found.replace('localhost', '127.0.0.1'))
    })
    void ended.then((code) => reject(new Error(`ended with ${code}: ${output}`)))
  })
  return { child, address, ended }
}

it.each(['SIGTERM', 'SIGINT'] as const)('answers the request under way, then ends well on %s', async (signal) => {
  const { child, address, ended } = await start()
  expect((await fetch(`${address}/api/healthz`)).status).toBe(200)
  let finishBody = () => {}
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(Buffer.from('{"demoAccountId":'))
      finishBody = () => {
        controller.enqueue(Buffer.from('"nobody"}'))
        controller.close()
      }
    },
  })
  const slow = fetch(`${address}/api/identity/demo-sessions`, { method: 'POST', body, duplex: 'half' } as RequestInit)
  await new Promise((resolve) => setTimeout(resolve, 100))
  child.kill(signal)
  await new Promise((resolve) => setTimeout(resolve, 100))
  await expect(fetch(`${address}/api/healthz`)).rejects.toThrow()
  finishBody()
  expect((await slow).status).toBe(404)
  expect(await ended).toBe(0)
})

it('says which setting is wrong instead of starting', async () => {
  const env = { PATH: process.env.PATH, PORT: 'three thousand', DATABASE_URL: 'mysql://x' }
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (bytes: Buffer) => {
    complaint += bytes
  })
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1)
  expect(complaint).toContain('PORT: PORT must be a number')
  expect(complaint).toContain('DATABASE_URL: leave DATABASE_URL out for SQLite')
  expect(complaint).not.toContain('at readConfig')
})
