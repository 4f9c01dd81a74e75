import { isPermitted } from '@village-points/shared/identity/permissions.ts'
import type { Context } from 'koa'
import type { z } from 'zod'
import type { Store, Tx } from '../database/store.ts'
import { Refusal, refuse } from '../refusal.ts'
import type { Actor, Work } from '../work.ts'
import { readJson, readUpload } from './body.ts'
import { shapeRefusal } from './errors.ts'
import { once, requireKey } from './idempotency.ts'
import type { Background, Binding, Download, VillageNames, Visit } from './route.ts'

/** Who calls. The identity capability answers it; platform only asks. */
export interface Authenticator {
  /** The session's person, or undefined for an unknown, expired or revoked token. Only a write may prolong it. */
  session(
    tx: Tx,
    token: string,
    now: Date,
    mayProlong: boolean,
  ): Promise<{ sessionId: string; userId: string } | undefined>
  /** The person in the role acted in, or undefined when the role is not held. */
  actor(tx: Tx, userId: string, roleId: string): Promise<{ villageId: string; actor: Actor } | undefined>
}

export interface Server {
  readonly store: Store
  readonly authenticator: Authenticator
  readonly villageNames: VillageNames
  readonly background: Background
  readonly isDemo: boolean
  /** From the configuration; left out, a paper names the address by which it was asked for. */
  readonly publicAddress: string | undefined
}

type Input = { params: unknown; query: unknown; body: unknown; file: unknown }

/** One request: who? shape? may? then one transaction around the use case, and the answer parsed on its way out. */
export const serveEndpoint = async (server: Server, binding: Binding, ctx: Context): Promise<void> => {
  const { endpoint } = binding
  const now = server.background.now()
  const isWrite = endpoint.method !== 'GET' && !endpoint.changesNothing
  const upload = endpoint.upload ? await receiveUpload(server, binding, ctx, now) : undefined
  const raw = { params: ctx.params, query: ctx.query, body: upload ? upload.body : await jsonOf(ctx) }
  const transaction = isWrite ? server.store.write : server.store.read
  const done = await transaction(async (tx) => {
    const who = await identify(server, binding, ctx, { tx, now, isWrite })
    const input: Input = { ...parseInput(binding, raw), file: upload?.prepared }
    if (!who.work) return { who, answer: await binding.open!(who.visit, input as never), isHit: false }
    const { work } = who
    if (!isPermitted(work.actor.role as never, endpoint.permission as never)) refuse('platform.not_permitted')
    const act = async () => parseAnswer(binding, await binding.useCase!(work, input as never))
    if (!isWrite) return { who, answer: await act(), isHit: false }
    const key = requireKey(ctx.get('Idempotency-Key'))
    try {
      return { who, ...(await once(work, key, [work.actor.userId, endpoint.name, raw, upload?.digest], act)) }
    } catch (error) {
      if (error instanceof Refusal && error.isRemembered) return error
      throw error
    }
  })
  if (done instanceof Refusal) throw done
  if (done.isHit) ctx.set('Idempotency-Hit', 'true')
  if (done.who.work && !done.isHit) binding.extras.after?.(done.who.work, done.answer, server.background)
  if (endpoint.download) sendDownload(ctx, await bytesOf(server, binding, ctx, done.answer))
  else ctx.body = done.who.work ? done.answer : parseAnswer(binding, done.answer)
}

const jsonOf = (ctx: Context) => (ctx.method === 'GET' ? undefined : readJson(ctx.req))

const tokenOf = (ctx: Context): string => /^Bearer ([\w-]{20,100})$/.exec(ctx.get('Authorization'))?.[1] ?? ''

const identify = async (
  server: Server,
  { endpoint }: Binding,
  ctx: Context,
  { tx, now, isWrite }: { tx: Tx; now: Date; isWrite: boolean },
): Promise<{ visit: Visit; work?: Work }> => {
  const { isDemo, villageNames, background } = server
  const visit = {
    tx,
    now,
    isDemo,
    villageNames,
    dataFolder: background.dataFolder,
    publicAddress: publicAddressOf(server, ctx),
  }
  if (endpoint.permission === 'public') return { visit }
  const session = await server.authenticator.session(tx, tokenOf(ctx), now, isWrite)
  if (!session) return refuse('platform.not_signed_in')
  if (endpoint.permission === 'signed_in') return { visit: { ...visit, session } }
  const held = await server.authenticator.actor(tx, session.userId, ctx.get('X-Acting-Role'))
  if (!held) return refuse('platform.role_not_held')
  return { visit, work: { tx, now, villageId: held.villageId, actor: held.actor } }
}

/** A stranger must not make the server decode files: the session is looked at before a byte of the file is. */
const receiveUpload = async (server: Server, binding: Binding, ctx: Context, now: Date) => {
  const villageId = await server.store.read(async (tx) => {
    const { work } = await identify(server, binding, ctx, { tx, now, isWrite: false })
    if (work && !isPermitted(work.actor.role as never, binding.endpoint.permission as never)) {
      refuse('platform.not_permitted')
    }
    return work?.villageId ?? ''
  })
  const { body, file } = await readUpload(ctx.req, binding.endpoint.upload!.maxBytes)
  const { createHash } = await import('node:crypto')
  const digest = createHash('sha256').update(file.bytes).digest('base64url')
  return { body, digest, prepared: await binding.extras.prepare?.(file, server.background, villageId) }
}

const parseInput = ({ endpoint }: Binding, raw: Omit<Input, 'file'>): Omit<Input, 'file'> => ({
  params: parsePart('params', endpoint.params, raw.params),
  query: parsePart('query', endpoint.query, raw.query),
  body: parsePart('body', endpoint.body, raw.body),
})

const parsePart = (where: string, shape: z.ZodType | undefined, value: unknown): unknown => {
  if (!shape) return undefined
  const parsed = shape.safeParse(value)
  if (!parsed.success) throw shapeRefusal(where, parsed.error)
  return parsed.data
}

/** Guards the way out as well: what the contract does not name is stripped, so nothing leaks by accident. */
const parseAnswer = ({ endpoint }: Binding, answer: unknown): unknown =>
  endpoint.download ? answer : endpoint.response.parse(answer)

const publicAddressOf = ({ publicAddress }: Server, ctx: Context): string => publicAddress ?? ctx.origin

const bytesOf = async (server: Server, { deliver }: Binding, ctx: Context, found: unknown): Promise<Download> => {
  if (!deliver) return found as Download
  const { dataFolder } = server.background
  return deliver(found as never, { dataFolder, publicAddress: publicAddressOf(server, ctx) })
}

const sendDownload = (ctx: Context, { bytes, contentType, fileName, maxAgeSeconds }: Download) => {
  ctx.type = contentType
  if (fileName) ctx.attachment(fileName)
  ctx.set('Cache-Control', maxAgeSeconds ? `public, max-age=${maxAgeSeconds}, immutable` : 'no-store')
  ctx.body = bytes
}
