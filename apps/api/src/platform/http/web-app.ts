import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from 'koa'
import send from 'koa-send'

/** Only our own code and data: the H5 app needs data: URIs for its icons, the camera's blob: frames, nothing else. */
const CONTENT_POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "script-src 'self' 'unsafe-inline'",
  "frame-ancestors 'self'",
].join('; ')

/** Serves the built H5 app; hashed files for a year, the page itself never from cache. */
export const serveWebApp = (folder: string) => async (ctx: Context) => {
  ctx.set('Content-Security-Policy', CONTENT_POLICY)
  ctx.set('Referrer-Policy', 'same-origin')
  const isFile = /\.\w{2,5}$/.test(ctx.path)
  if (!existsSync(join(folder, 'index.html'))) {
    ctx.status = 503
    ctx.body = '网页还没有生成,请先运行 npm start。'
    return
  }
  const isHashed = /\.[0-9a-f]{8,}\.\w+$/.test(ctx.path)
  try {
    await send(ctx, isFile ? ctx.path : '/index.html', { root: folder, maxage: isHashed ? 31_536_000_000 : 0 })
  } catch (error) {
    if ((error as { status?: number }).status !== 404) throw error
    ctx.status = 404
  }
}
