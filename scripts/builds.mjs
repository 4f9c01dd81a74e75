// Builds the mini-program for the web (h5) or for WeChat (weapp), only when what it is made of has changed.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder, projectNode, run, secondsSince } from './steps.mjs'

const app = join(projectFolder, 'apps', 'miniprogram')
const ingredients = [app, join(projectFolder, 'packages', 'shared'), join(projectFolder, 'pnpm-lock.yaml')]
const ignored = new Set(['dist', 'node_modules', '.cache', '.swc', '.taro_h5'])

const addToHash = (hash, path, isFile) => {
  if (isFile) return hash.update(`\0${path.slice(projectFolder.length)}\0`).update(readFileSync(path))
  const entries = readdirSync(path, { withFileTypes: true }).filter(({ name }) => !ignored.has(name))
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    addToHash(hash, join(path, entry.name), !entry.isDirectory())
  }
  return hash
}

const fingerprint = (target) => {
  const hash = createHash('sha256').update(target)
  for (const path of ingredients) addToHash(hash, path, path.endsWith('.yaml'))
  return hash.digest('hex')
}

/**
 * Builds `target` when it is missing or stale.
 * @param {'h5' | 'weapp'} target
 * @returns {Promise<{ code: number, output: string }>} of the build; code 0 when nothing was to do
 */
export const buildWhenStale = async (target) => {
  if (!existsSync(join(app, 'package.json'))) return { code: 0, output: '' }
  const stamp = join(app, 'dist', `${target}.fingerprint`)
  const wanted = fingerprint(target)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    console.log(`${target}: up to date`)
    return { code: 0, output: '' }
  }
  const startedAt = performance.now()
  console.log(`${target}: building, about a minute …`)
  rmSync(stamp, { force: true }) // an interrupted build must not look finished
  const result = await run(projectNode, ['--run', `build:${target}`], {
    cwd: app,
    environment: { NODE_ENV: 'production', BROWSERSLIST_IGNORE_OLD_DATA: '1' },
  })
  if (result.code !== 0) return result
  mkdirSync(join(app, 'dist'), { recursive: true })
  writeFileSync(stamp, wanted)
  console.log(`${target}: built in ${secondsSince(startedAt)}`)
  return result
}
