import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/**
 * Runs before every test file: notes each answer that the API gives to a test (`POST /api/rewards 409
 * reward.name_taken`), so that `declared-errors.ts` can tell at the end what no test has ever met.
 */
const folder = process.env.NOTED_ANSWERS

/** Files share a process: the one before has left its own in the place of `fetch`. */
const unnoted = Symbol.for('fetch without notes')
const kept = globalThis as { [unnoted]?: typeof fetch }

if (folder) {
  const noted = new Set<string>()
  kept[unnoted] ??= fetch
  const send = kept[unnoted]
  globalThis.fetch = async (input, init) => {
    const response = await send(input, init)
    const request = new Request(input, init?.method ? { method: init.method } : {})
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/api/')) {
      noted.add(`${request.method} ${pathname.slice(4)} ${response.status} ${await codeOf(response)}`)
    }
    return response
  }
  afterAll(() => {
    appendFileSync(join(folder, `answers-${process.pid}.txt`), [...noted].map((line) => `${line}\n`).join(''))
    noted.clear()
  })
}

const codeOf = async (response: Response): Promise<string> => {
  if (response.ok) return '-'
  const body = (await response
    .clone()
    .json()
    .catch(() => undefined)) as { error?: { code?: string } } | undefined
  return body?.error?.code ?? '-'
}
