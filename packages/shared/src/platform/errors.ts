import { z } from 'zod'

/** Status codes an endpoint may answer with; the meaning of each is fixed by ARCHITECTURE.md. */
export type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503

/** One declared error: its HTTP status and the sentence a villager reads. `{name}` is filled from the error's details. */
export interface ErrorDefinition {
  readonly status: ErrorStatus
  readonly message: string
}

/** A capability's errors by code. Codes are `capability.reason`, written once, here and nowhere else. */
export type ErrorTable = Readonly<Record<string, ErrorDefinition>>

/** Errors that any endpoint may answer with, in order of precedence. */
export const platformErrors = {
  'platform.invalid_request': { status: 400, message: '填写的内容有问题:{reason}' },
  'platform.body_too_large': { status: 413, message: '内容太大了,最多 {limit}。请分开交。' },
  'platform.idempotency_key_missing': { status: 400, message: '这次操作缺少编号,请返回重试。' },
  'platform.idempotency_key_reused': { status: 422, message: '这个操作编号已经用在另一件事上了,请返回重新操作。' },
  'platform.not_signed_in': { status: 401, message: '登录已经失效,请重新进入。' },
  'platform.role_not_held': { status: 403, message: '您现在没有这个身份,请换一个身份再试。' },
  'platform.not_permitted': { status: 403, message: '这件事要由村里负责的人来办,您的身份办不了。' },
  'platform.not_found': { status: 404, message: '没有找到,可能已经撤掉了。' },
  'platform.too_many_requests': { status: 429, message: '点得太快了,请过 {seconds} 秒再试。' },
  'platform.busy': { status: 503, message: '现在办事的人多,请稍等几秒再试。没有重复记。' },
} as const satisfies ErrorTable

/** Wire form of every error. `fields` maps a dotted field path to a Chinese sentence saying what to put right. */
export const ErrorBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    fields: z.record(z.string(), z.string()).optional(),
    details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    requestId: z.string(),
  }),
})
export type ErrorBody = z.infer<typeof ErrorBody>

/** Values that fill the `{name}` places of an error sentence. */
export type ErrorDetails = Readonly<Record<string, string | number>>

/** Fills `{name}` places; an unknown place stays visible so that a test notices it. */
export const fillMessage = (message: string, details: ErrorDetails = {}): string =>
  message.replace(/\{(\w+)\}/g, (place, name: string) => String(details[name] ?? place))
