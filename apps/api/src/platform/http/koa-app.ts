import { randomUUID } from 'node:crypto'
import Router from '@koa/router'
import Koa, { type Context, type Middleware, type Next } from 'koa'
import { Refusal } from '../refusal.ts'
import { toWireError } from './errors.ts'
import { koaEndpoint } from './koa-endpoint.ts'
import { openLimits } from './limits.ts'
import type { Binding } from './route.ts'
import type { Server } from './serve-endpoint.ts'

export interface HttpOptions {
  readonly requestsPerMinute: number
  readonly trustProxy: boolean
  /** Serves the built web app for every path outside /api. */
  readonly serveWebApp?: (ctx: Context) => Promise<void>
}

const API = '/api'

/** The whole HTTP face: request ids, limits, every endpoint under /api, the web app beside it. */
export const createKoaApp = (server: Server, bindings: readonly Binding[], options: HttpOptions): Koa => {
  const app = new Koa({ proxy: options.trustProxy })
  app.silent = true
  app.use(requestLine(server))
  const limit = openLimits(options.requestsPerMinute)
  const routes = new Map<string, Middleware>([['healthz', health]])
  for (const [segment, those] of Map.groupBy(bindings, ({ endpoint }) => segmentOf(endpoint.path))) {
    routes.set(segment, routerOf(server, those, limit))
  }
  // A router tries its routes one after another: it gets only those that begin like the request.
  app.use((ctx, next) => {
    const serve = ctx.path.startsWith(`${API}/`) && routes.get(segmentOf(ctx.path.slice(API.length)))
    return serve ? serve(ctx, next) : next()
  })
  app.use(async (ctx) => {
    if (ctx.path.startsWith(API)) answerError(server, ctx, undefined, new Refusal('platform.not_found'))
    else if (options.serveWebApp) await options.serveWebApp(ctx)
  })
  return app
}

/** `rewards` of `/rewards/:rewardId`. */
const segmentOf = (path: string): string => path.split('/', 2)[1]!

const health: Middleware = new Router({ prefix: API })
  .get('/healthz', (ctx) => {
    ctx.body = { status: 'ok' }
  })
  .routes() as never

const routerOf = (server: Server, bindings: readonly Binding[], limit: (ctx: Context) => Promise<void>): Middleware => {
  const router = new Router({ prefix: API })
  for (const binding of inMatchingOrder(bindings)) {
    const { endpoint } = binding
    const serve = koaEndpoint(server, binding)
    const verb = endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'
    router[verb](endpoint.path, async (ctx: Context) => {
      try {
        await limit(ctx)
        ctx.set('Cache-Control', 'no-store')
        await serve(ctx)
      } catch (error) {
        answerError(server, ctx, binding, error)
      }
    })
  }
  return router.routes() as never // which brings the router's own context along
}

/** `/rewards/redemptions` must be tried before `/rewards/:rewardId`. */
const inMatchingOrder = (bindings: readonly Binding[]): readonly Binding[] =>
  [...bindings].sort((a, b) => {
    const [left, right] = [a, b].map(({ endpoint }) => endpoint.path.replace(/:\w+/g, '~')) as [string, string]
    return left < right ? -1 : 1
  })

const requestLine = (server: Server) => async (ctx: Context, next: Next) => {
  const given = ctx.get('X-Request-Id')
  const requestId = /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
  ctx.state.requestId = requestId
  ctx.set('X-Request-Id', requestId)
  ctx.set('X-Content-Type-Options', 'nosniff')
  const startedAt = performance.now()
  await next()
  const milliseconds = Math.round(performance.now() - startedAt)
  // The matched route, not the path: a path may hold a card's code.
  const route = (ctx as { _matchedRoute?: string })._matchedRoute ?? (ctx.path.startsWith('/api') ? '/api/?' : '/')
  server.background.log.info({ requestId, method: ctx.method, route, status: ctx.status, milliseconds }, 'request')
}

const answerError = (server: Server, ctx: Context, binding: Binding | undefined, error: unknown) => {
  const { requestId } = ctx.state as { requestId: string }
  const wire = toWireError(error, binding?.endpoint, requestId)
  if (wire.isFault) server.background.log.error({ requestId, endpoint: binding?.endpoint.name, err: error }, 'fault')
  if (wire.retryAfterSeconds) ctx.set('Retry-After', String(wire.retryAfterSeconds))
  ctx.status = wire.status
  ctx.body = wire.body
}
