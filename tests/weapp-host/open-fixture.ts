import { fileURLToPath } from 'node:url'
import {
  type AutomatorClient,
  connectAutomator,
  type Host,
  type HostOptions,
  startHost,
} from '@village-points/weapp-host'
import { vi } from 'vitest'

// A browser has to start first, perhaps beside others on a busy machine.
vi.setConfig({ testTimeout: 20_000, hookTimeout: 30_000 })

export type Fixture = {
  host: Host
  client: AutomatorClient
  /** Runs a function, given as text, inside the mini-program. */
  inside: (declaration: string, ...values: unknown[]) => Promise<unknown>
  /** What the fixture's lifecycles wrote down, oldest first. */
  journal: () => Promise<string[]>
  close: () => Promise<void>
}

/** Starts the hand-written mini-program of this folder with a client connected to it. */
export async function openFixture(options: Omit<HostOptions, 'folder'> = {}): Promise<Fixture> {
  const folder = fileURLToPath(new URL('./fixture', import.meta.url))
  const host = await startHost({ folder, ...options })
  const client = await connectAutomator(host)
  const inside = (declaration: string, ...values: unknown[]) => client.miniProgram.evaluate(declaration, ...values)
  return {
    host,
    client,
    inside,
    journal: async () => (await inside('function () { return getApp().journal }')) as string[],
    async close() {
      client.close()
      await host.close()
    },
  }
}
