// Runs commands as named steps: says what it does, how long it took, and shows the output of what failed.
import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, whatever folder the command was called from. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url))

const programs = join(projectFolder, 'node_modules', '.bin')

/** Node 24 of the project: the machine's own may be older, and better-sqlite3 crashes under 20. */
export const projectNode = join(programs, 'node')

/** The environment in which the project's own programs are found first. */
export const projectEnvironment = (extra = {}) => ({
  ...process.env,
  ...extra,
  PATH: `${programs}${delimiter}${process.env.PATH ?? ''}`,
})

const running = new Set()
process.on('exit', () => {
  for (const child of running) child.kill() // nothing goes on behind the back of somebody who was told that it failed
})

/**
 * Runs a program and resolves with its exit code and output; never rejects.
 * @param {string} program
 * @param {readonly string[]} parameters
 * @param {{ cwd?: string, environment?: Record<string, string>, isShown?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export const run = (program, parameters, { cwd = projectFolder, environment = {}, isShown = false } = {}) =>
  new Promise((resolve) => {
    const child = spawn(program, parameters, {
      cwd,
      env: projectEnvironment(environment),
      stdio: isShown ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 127, output: `${program}: ${error.message}\n` }))
    child.on('close', (code) => {
      running.delete(child)
      resolve({ code: code ?? 1, output })
    })
  })

/** Seconds since `startedAt` (of performance.now), as `3.2 s`. */
export const secondsSince = (startedAt) => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`

/**
 * Runs one step; prints a line, and its output when it fails.
 * @param {string} name
 * @param {() => Promise<{ code: number, output: string }>} work
 * @returns {Promise<boolean>} whether it passed
 */
export const step = async (name, work) => {
  const startedAt = performance.now()
  const { code, output } = await work()
  if (code !== 0) console.log(output.trimEnd())
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${secondsSince(startedAt)})`)
  return code === 0
}
