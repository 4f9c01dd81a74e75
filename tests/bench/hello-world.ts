import { join } from 'node:path'
import type { Contestant } from './contest.ts'
import { openProduct, projectFolder } from './product.ts'

export const HELLO = 'Koa hello world'

/** Starts the yardstick as a process of its own. */
export const startHello = async (folder: string): Promise<{ contestant: Contestant; stop: () => Promise<void> }> => {
  const program = [join(projectFolder, 'tests/bench/hello.ts')]
  const { address, stop } = await openProduct(folder, { program, readyPath: '/' })
  return { contestant: { name: HELLO, options: { url: address } }, stop }
}
