import type { Tx } from '../database/store.ts'
import { Refusal, refuse } from '../refusal.ts'
import { type Call, type Caller, parseInput, requirePermitted, toJson, workOf } from './calling.ts'
import type { Background, Binding, Download, VillageNames } from './route.ts'
import { openGathering } from './serve-together.ts'
import { type Outcome, serveWrites, type Writing } from './serve-writes.ts'

export interface Server extends Writing {
  readonly villageNames: VillageNames
  readonly background: Background
  readonly isDemo: boolean
  /** From the configuration; left out, a paper names the address by which it was asked for. */
  readonly publicAddress: string | undefined
}

/** What goes back: the answer as JSON text, or bytes. */
export interface Reply {
  readonly json?: string
  readonly download?: Download
  /** The same request had been answered before. */
  readonly isHit: boolean
}

/**
 * Everything between a request and its answer, without HTTP: who? shape? may? then one transaction around the use case,
 * and the answer parsed on its way out. Refuses with the errors of the endpoint and the platform.
 */
export const openEndpoint = (server: Server, binding: Binding): ((call: Call) => Promise<Reply>) => {
  const { endpoint } = binding
  if (binding.open) return (call) => serveOpen(server, binding, call)
  if (endpoint.method === 'GET' || endpoint.changesNothing) return (call) => serveRead(server, binding, call)
  const write = binding.together ? openGathering(server, binding) : (call: Call) => writeAlone(server, binding, call)
  return async (call) => replyOf(server, binding, await write(call))
}

const serveOpen = async (server: Server, binding: Binding, call: Call): Promise<Reply> => {
  const { endpoint } = binding
  const { isDemo, villageNames, background, store } = server
  const publicAddress = publicAddressOf(server, call)
  const isWrite = endpoint.method !== 'GET' && !endpoint.changesNothing
  const answer = await (isWrite ? store.write : store.read)(async (tx) => {
    const visit = { tx, now: call.now, isDemo, villageNames, dataFolder: background.dataFolder, publicAddress }
    const session = endpoint.permission === 'signed_in' ? await sessionOf(server, tx, call, isWrite) : undefined
    return binding.open!(session ? { ...visit, session } : visit, parseInput(binding, call) as never)
  })
  return { ...(await bodyOf(server, binding, call, answer)), isHit: false }
}

const callerOf = async (server: Server, tx: Tx, call: Call, mayProlong: boolean): Promise<Caller | undefined> =>
  (await server.authenticator(tx, [call], mayProlong))[0]

const sessionOf = async (server: Server, tx: Tx, call: Call, isWrite: boolean) => {
  const caller = (await callerOf(server, tx, call, isWrite)) ?? refuse('platform.not_signed_in')
  return { sessionId: caller.sessionId, userId: caller.userId }
}

const serveRead = async (server: Server, binding: Binding, call: Call): Promise<Reply> => {
  const { work, answer } = await server.store.read(async (tx) => {
    const work = workOf(tx, await callerOf(server, tx, call, false), call)
    const input = parseInput(binding, call)
    requirePermitted(binding, work)
    return { work, answer: await binding.useCase!(work, input as never) }
  })
  const body = await bodyOf(server, binding, call, answer)
  binding.extras.after?.(work, answer, server.background)
  return { ...body, isHit: false }
}

const publicAddressOf = ({ publicAddress }: Server, { origin }: Call): string => publicAddress ?? origin

/** Bytes that take long are made here, when the snapshot is free again for others. */
const bodyOf = async (
  server: Server,
  binding: Binding,
  call: Call,
  found: unknown,
): Promise<Pick<Reply, 'json' | 'download'>> => {
  if (!binding.endpoint.download) return { json: toJson(binding, found) }
  if (!binding.deliver) return { download: found as Download }
  const { dataFolder } = server.background
  const delivery = { dataFolder, publicAddress: publicAddressOf(server, call) }
  return { download: await binding.deliver(found as never, delivery) }
}

const writeAlone = async (server: Server, binding: Binding, call: Call): Promise<Outcome> => {
  const [outcome] = await server.store.write((tx) => serveWrites(server, binding, tx, [call]))
  return outcome!
}

const replyOf = (server: Server, binding: Binding, outcome: Outcome): Reply => {
  if (outcome instanceof Refusal) throw outcome
  const { work, answer, json, isHit } = outcome
  if (!isHit) binding.extras.after?.(work, answer, server.background)
  return { json, isHit }
}

/** A stranger must not make the server decode files: the session is looked at first. Returns the caller's village. */
export const admitUpload = async (server: Server, binding: Binding, call: Call): Promise<string> =>
  server.store.read(async (tx) => {
    const work = workOf(tx, await callerOf(server, tx, call, false), call)
    requirePermitted(binding, work)
    return work.villageId
  })
