import fs from 'node:fs'
import http from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Origins, relay } from './relay.ts'

const require = createRequire(import.meta.url)
const SOURCE = fileURLToPath(new URL('.', import.meta.url))
const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
}
const LIBRARIES: Record<string, string> = {
  '/library/glass-easel.js': browserBuild('glass-easel'),
  '/library/glass-easel-miniprogram-adapter.js': browserBuild('glass-easel-miniprogram-adapter'),
}

export type HostServer = { origin: string; close: () => Promise<void> }

/**
 * Serves the host page, its modules, the app's own files and the relay to the API on a free loopback port.
 * @param settings called at each page load, so a relaunch sees the storage of that moment
 */
export async function startHostServer(folder: string, origins: Origins, settings: () => string): Promise<HostServer> {
  const server = http.createServer((incoming, outgoing) => {
    const { pathname } = new URL(incoming.url ?? '/', 'http://host')
    if (pathname === '/relay') relay(incoming, outgoing, origins)
    else if (pathname === '/settings.js') sendText(outgoing, '.js', settings())
    else sendFile(outgoing, findFile(folder, pathname))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

function browserBuild(name: string): string {
  return require.resolve(name).replace(/\.js$/, '.es.js')
}

function findFile(folder: string, pathname: string): string | undefined {
  if (pathname === '/') return path.join(SOURCE, 'browser/host.html')
  if (LIBRARIES[pathname]) return LIBRARIES[pathname]
  if (pathname.startsWith('/source/')) return within(SOURCE, pathname.slice('/source/'.length))
  if (pathname.startsWith('/weapp/')) return within(folder, pathname.slice('/weapp/'.length))
  return undefined
}

function within(folder: string, file: string): string | undefined {
  const resolved = path.resolve(folder, decodeURIComponent(file))
  return resolved.startsWith(path.resolve(folder) + path.sep) ? resolved : undefined
}

function sendFile(outgoing: http.ServerResponse, file: string | undefined): void {
  if (!file || !fs.existsSync(file) || !fs.statSync(file).isFile()) {
    outgoing.writeHead(404).end()
    return
  }
  sendText(outgoing, path.extname(file), fs.readFileSync(file))
}

function sendText(outgoing: http.ServerResponse, extension: string, body: string | Buffer): void {
  const type = CONTENT_TYPES[extension] ?? 'application/octet-stream'
  outgoing.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
}
