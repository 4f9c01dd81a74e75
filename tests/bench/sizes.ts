import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { projectFolder } from './product.ts'
import type { Figure } from './report.ts'

interface AppConfiguration {
  subPackages?: { root: string }[]
  subpackages?: { root: string }[]
}

const weapp = join(projectFolder, 'apps/miniprogram/dist/weapp')

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)],
  )

const kilobytes = (bytes: number) => Math.round(bytes / 1024)

/** Sizes of the WeChat packages as WeChat counts them: the main package and each subpackage. */
export const measurePackages = (): Figure[] => {
  spawnSync(process.execPath, ['scripts/build.mjs', 'weapp'], { cwd: projectFolder, stdio: 'inherit' })
  if (!existsSync(join(weapp, 'app.json'))) throw new Error('the WeChat build failed')
  const app = JSON.parse(readFileSync(join(weapp, 'app.json'), 'utf8')) as AppConfiguration
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root.replace(/^\/|\/$/g, ''))
  const bytes = new Map([['', 0], ...roots.map((root) => [root, 0] as [string, number])])
  for (const file of filesUnder(weapp)) {
    if (file.endsWith('.map')) continue
    const path = relative(weapp, file).split(sep).join('/')
    const root = roots.find((one) => path.startsWith(`${one}/`)) ?? ''
    bytes.set(root, bytes.get(root)! + statSync(file).size)
  }
  const { '': main = 0, ...others } = Object.fromEntries(bytes)
  return [
    { name: 'WeChat main package', value: kilobytes(main), unit: 'KB', most: 700 },
    ...Object.entries(others).map(([root, size]) => ({
      name: `WeChat package ${root}`,
      value: kilobytes(size),
      unit: 'KB',
      most: 1024,
    })),
  ]
}
