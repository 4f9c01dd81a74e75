// Brings every package in from the frozen lockfile. Quick when nothing changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const PNPM = 'pnpm@12.21.0'
const stamp = 'node_modules/.installed'
const wanted = createHash('sha256').update(readFileSync('pnpm-lock.yaml')).digest('hex')
const isCurrent = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted

if (isCurrent) console.log('packages: up to date')
else {
  console.log(`packages: installing with ${PNPM} from the frozen lockfile …`)
  const { status } = spawnSync('npx', ['--yes', PNPM, 'install', '--frozen-lockfile'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
  writeFileSync(stamp, wanted)
}
