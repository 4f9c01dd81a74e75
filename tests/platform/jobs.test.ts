import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '@village-points/api/platform/config.ts'
import { openStore } from '@village-points/api/platform/database/open-store.ts'
import { eachApart, type Job } from '@village-points/api/platform/jobs.ts'
import { openLog } from '@village-points/api/platform/log.ts'
import { openServer } from '@village-points/api/serve.ts'
import { expect, it } from 'vitest'
import { openClock } from '../village/clock.ts'

it('takes the others when one fails, and tells which one it was', async () => {
  const done: string[] = []
  const all = eachApart(['禾湾', '柳河', '石桥'], async (village) => {
    if (village === '禾湾') throw new Error('out of order')
    done.push(village)
  })
  await expect(all).rejects.toMatchObject({ message: '1 of 3 failed', errors: [{ message: 'Failed for "禾湾"' }] })
  expect(done).toEqual(['柳河', '石桥'])
})

it('a job that fails is logged with its cause, and runs again', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'village-points-jobs-'))
  const lines: string[] = []
  const log = openLog('error', { write: (line) => lines.push(line) })
  const config = readConfig({ NODE_ENV: 'test', PORT: '0', HOST: '127.0.0.1', DATA_FOLDER: dataFolder })
  let runs = 0
  let runAgain = () => {}
  const hasRunAgain = new Promise<void>((resolve) => {
    runAgain = resolve
  })
  const job: Job = {
    name: 'fails-once',
    everySeconds: 0.01,
    run: () =>
      eachApart(['禾湾'], async () => {
        if (++runs === 1) throw new Error('no such village')
        runAgain()
      }),
  }
  const server = await openServer({
    config,
    store: await openStore(config),
    clock: openClock(),
    log,
    timeDriven: [job],
  })
  await hasRunAgain
  await server.close()
  rmSync(dataFolder, { recursive: true, force: true })
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('"task":"fails-once"')
  expect(lines[0]).toContain('Failed for \\"禾湾\\"')
  expect(lines[0]).toContain('no such village')
})
