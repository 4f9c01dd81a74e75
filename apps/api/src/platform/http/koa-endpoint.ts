import { hash } from 'node:crypto'
import type { Context } from 'koa'
import { readJson, readUpload } from './body.ts'
import type { Call } from './calling.ts'
import type { Binding, Download } from './route.ts'
import { admitUpload, openEndpoint, type Server } from './serve-endpoint.ts'

/** An endpoint as Koa knows it: a request becomes a call, and the reply goes back. */
export const koaEndpoint = (server: Server, binding: Binding): ((ctx: Context) => Promise<void>) => {
  const serve = openEndpoint(server, binding)
  return async (ctx) => {
    const call = callOf(server, ctx)
    const reply = await serve({ ...call, ...(await contentOf(server, binding, ctx, call)) })
    if (reply.isHit) ctx.set('Idempotency-Hit', 'true')
    if (reply.download) return sendDownload(ctx, reply.download)
    ctx.type = 'application/json; charset=utf-8'
    ctx.body = reply.json
  }
}

const callOf = (server: Server, ctx: Context): Call => ({
  token: /^Bearer ([\w-]{20,100})$/.exec(ctx.get('Authorization'))?.[1] ?? '',
  roleId: ctx.get('X-Acting-Role'),
  idempotencyKey: ctx.get('Idempotency-Key'),
  params: ctx.params,
  query: ctx.query,
  body: undefined,
  origin: `${ctx.protocol}://${ctx.host}`, // ctx.origin is the Origin header
  now: server.background.now(),
})

const contentOf = async (
  server: Server,
  binding: Binding,
  ctx: Context,
  call: Call,
): Promise<Pick<Call, 'body' | 'file'>> => {
  const { upload, method } = binding.endpoint
  if (!upload) return { body: method === 'GET' ? undefined : await readJson(ctx.req) }
  const villageId = await admitUpload(server, binding, call)
  const { body, file } = await readUpload(ctx.req, upload.maxBytes)
  const digest = hash('sha256', file.bytes, 'base64url')
  return { body, file: { digest, prepared: await binding.extras.prepare?.(file, server.background, villageId) } }
}

const sendDownload = (ctx: Context, { bytes, contentType, fileName, maxAgeSeconds }: Download) => {
  ctx.type = contentType
  if (fileName) ctx.attachment(fileName)
  ctx.set('Cache-Control', maxAgeSeconds ? `public, max-age=${maxAgeSeconds}, immutable` : 'no-store')
  ctx.body = bytes
}
