// How the server is started, by `npm start` and by measurements alike.
import { join } from 'node:path'
import { projectFolder } from './steps.mjs'

/**
 * Small nurseries: loading the modules would otherwise leave a heap twice the size that serving needs, and a village's
 * machine is small (315 MB against 145 MB at rest).
 */
export const serverProgram = ['--max-semi-space-size=4', join(projectFolder, 'apps', 'api', 'src', 'main.ts')]

/** Compiled modules are kept between starts. */
export const serverEnvironment = { NODE_COMPILE_CACHE: join(projectFolder, 'node_modules', '.cache', 'compiled') }
