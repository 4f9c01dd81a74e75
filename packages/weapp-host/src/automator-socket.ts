import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

export type AutomatorSocket = {
  wsEndpoint: string
  /** Sends an event, such as a log line, to every connected client. */
  broadcast: (method: string, params: unknown) => void
  close: () => void
}

/**
 * Speaks the automator protocol on a free loopback port.
 * @param call runs one method; what it throws becomes the reply's error
 */
export async function openAutomatorSocket(
  call: (method: string, params: Record<string, unknown>) => Promise<unknown>,
): Promise<AutomatorSocket> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await new Promise<void>((resolve) => server.once('listening', resolve))
  server.on('connection', (client) => {
    client.on('message', (data) => void reply(client, String(data), call))
  })
  return {
    wsEndpoint: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    broadcast(method, params) {
      for (const client of server.clients) client.send(JSON.stringify({ method, params }))
    },
    close() {
      for (const client of server.clients) client.terminate()
      server.close()
    },
  }
}

async function reply(client: WebSocket, data: string, call: Parameters<typeof openAutomatorSocket>[0]): Promise<void> {
  const { id, method, params = {} } = JSON.parse(data)
  try {
    client.send(JSON.stringify({ id, result: await call(method, params) }))
  } catch (error) {
    client.send(JSON.stringify({ id, error: { message: firstLine(error) } }))
  }
}

// Playwright's messages begin with where they were evaluated and end with a stack.
function firstLine(error: unknown): string {
  const [line = ''] = String((error as Error).message).split('\n')
  return line.replace(/^page\.\w+: (Error: )?/, '')
}
