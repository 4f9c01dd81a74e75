import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { allFiles } from '../tidy/sources.ts'
import { freePort, projectFolder, untilAnswering } from './product.ts'
import { type Figure, progress } from './report.ts'

/** A clean copy, in a folder whose name has a space and Chinese characters in it. */
const copyProject = (): string => {
  const folder = join(mkdtempSync(join(tmpdir(), 'bench-')), '村 积分')
  for (const file of allFiles) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(join(projectFolder, file), join(folder, file))
  }
  return folder
}

/** Ctrl-C in a terminal reaches the whole group of processes. */
const interrupt = async (child: ChildProcess): Promise<void> => {
  const ended = once(child, 'exit')
  process.kill(-child.pid!, 'SIGINT')
  await ended
}

const secondsToListen = async (folder: string): Promise<number> => {
  const port = await freePort()
  const startedAt = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  })
  await untilAnswering(child, `http://127.0.0.1:${port}/api/healthz`)
  const seconds = (performance.now() - startedAt) / 1000
  await interrupt(child)
  return Math.round(seconds * 10) / 10
}

/** `npm start` in a fresh copy of the project, and once more. Downloads count as far as npm has not kept them. */
export const measureStart = async (): Promise<Figure[]> => {
  const folder = copyProject()
  progress('npm start in a fresh copy: installs, builds, creates the demo village …')
  const first = await secondsToListen(folder)
  progress(`listening after ${first} s; npm start again …`)
  const second = await secondsToListen(folder)
  rmSync(dirname(folder), { recursive: true, force: true })
  return [
    { name: 'cold npm start to listening', value: first, unit: 's', most: 180 },
    { name: 'second npm start to listening', value: second, unit: 's', most: 15 },
  ]
}
