// How the server is started, by `npm start` and by measurements alike.
import { join } from 'node:path'
import { projectFolder } from './steps.mjs'

/**
 * A village's machine is small. Small nurseries: loading the modules would otherwise leave a heap twice the size that
 * serving needs (315 MB against 145 MB at rest). Old objects are collected when the heap has grown by a quarter: left
 * alone it grows to 390 MB under every load in turn, so to 250 MB, and nothing gets slower that could be measured.
 */
export const serverProgram = [
  '--max-semi-space-size=4',
  '--heap-growing-percent=25',
  join(projectFolder, 'apps', 'api', 'src', 'main.ts'),
]

/** Compiled modules are kept between starts. */
export const serverEnvironment = { NODE_COMPILE_CACHE: join(projectFolder, 'node_modules', '.cache', 'compiled') }
