import http from 'node:http'
import https from 'node:https'

/** One request of the mini-program, as its page hands it to the host. */
export type RelayedRequest = { url: string; method: string; header: Record<string, string>; timeout: number }

/** What the host answers: the server's reply, or why there is none. */
export type RelayedReply =
  | { statusCode: number; header: Record<string, string>; cookies: string[] }
  | { failure: string; errno: number }

export type Origins = {
  /** The only origin the app may call, like WeChat's list of request domains. */
  allowed: string | undefined
  /** Origins compiled into the app, each with the origin that really serves it. */
  aliases: Record<string, string>
}

export const REQUEST_HEADER = 'x-weapp-request'
const REPLY_HEADER = 'x-weapp-reply'

// Node sets these itself from the connection; the page's values would contradict it.
const CONNECTION_HEADERS = new Set(['host', 'connection', 'content-length', 'transfer-encoding'])

/** Sends the page's request to the API and streams the reply back; dies with the page's connection. */
export function relay(incoming: http.IncomingMessage, outgoing: http.ServerResponse, origins: Origins): void {
  const wanted = decode(String(incoming.headers[REQUEST_HEADER])) as RelayedRequest
  const answer = (reply: RelayedReply) => {
    if (outgoing.headersSent || outgoing.destroyed) return
    outgoing.writeHead(200, { [REPLY_HEADER]: encode(reply), 'cache-control': 'no-store' })
    if ('failure' in reply) outgoing.end()
  }
  const target = resolveTarget(wanted.url, origins)
  if (target) forward(target, wanted, incoming, outgoing, answer)
  else answer({ failure: 'url not in domain list', errno: 600002 })
}

function forward(
  target: URL,
  wanted: RelayedRequest,
  incoming: http.IncomingMessage,
  outgoing: http.ServerResponse,
  answer: (reply: RelayedReply) => void,
): void {
  const chunks: Buffer[] = []
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
  incoming.on('end', () => {
    const upstream = send(target, wanted, Buffer.concat(chunks))
    const timer = setTimeout(() => upstream.destroy(new Error('timeout')), wanted.timeout)
    upstream.on('response', (reply) => {
      answer({ statusCode: reply.statusCode ?? 0, ...readHeaders(reply) })
      reply.pipe(outgoing)
      reply.on('error', () => outgoing.destroy())
      reply.on('end', () => clearTimeout(timer))
    })
    upstream.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      const failure = error.message === 'timeout' ? 'timeout' : `net ${error.code ?? error.message}`
      answer({ failure, errno: failure === 'timeout' ? 5 : 600001 })
    })
    outgoing.on('close', () => upstream.destroy())
  })
}

function send(target: URL, wanted: RelayedRequest, body: Buffer): http.ClientRequest {
  const kept = Object.entries(wanted.header).filter(([name]) => !CONNECTION_HEADERS.has(name.toLowerCase()))
  const headers = { ...Object.fromEntries(kept), ...(body.length > 0 ? { 'content-length': String(body.length) } : {}) }
  const upstream = (target.protocol === 'https:' ? https : http).request(target, { method: wanted.method, headers })
  upstream.end(body)
  return upstream
}

function resolveTarget(url: string, { allowed, aliases }: Origins): URL | undefined {
  if (!URL.canParse(url)) return undefined
  const parsed = new URL(url)
  const origin = aliases[parsed.origin] ?? parsed.origin
  if (origin === parsed.origin && (!allowed || origin !== new URL(allowed).origin)) return undefined
  return new URL(parsed.pathname + parsed.search, origin)
}

// Names keep the server's own case and repeats are joined, as wx.request shows them.
function readHeaders(reply: http.IncomingMessage): { header: Record<string, string>; cookies: string[] } {
  const header: Record<string, string> = {}
  for (let at = 0; at < reply.rawHeaders.length; at += 2) {
    const name = reply.rawHeaders[at] as string
    const value = reply.rawHeaders[at + 1] as string
    header[name] = name in header ? `${header[name]},${value}` : value
  }
  return { header, cookies: reply.headers['set-cookie'] ?? [] }
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64')
}

function decode(text: string): unknown {
  return JSON.parse(Buffer.from(text, 'base64').toString('utf8'))
}
