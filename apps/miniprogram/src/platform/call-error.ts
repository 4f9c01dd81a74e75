import { ErrorBody, type ErrorDetails } from '@village-points/shared/platform/errors.ts'

interface CallErrorParts {
  readonly code: string
  readonly message: string
  readonly status?: number | undefined
  readonly fields?: Readonly<Record<string, string>> | undefined
  readonly details?: ErrorDetails | undefined
  readonly requestId?: string | undefined
  readonly retryAfterSeconds?: number | undefined
}

/** Why a call did not succeed, in words a villager can read. `code` is the contract's, or `client.…` when no answer came. */
export class CallError extends Error {
  readonly code: string
  readonly status: number | undefined
  /** Sentences by dotted field path, to be shown beside the fields. */
  readonly fields: Readonly<Record<string, string>>
  readonly details: ErrorDetails
  /** What to read to whoever is called for help. */
  readonly requestId: string | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(parts: CallErrorParts) {
    super(parts.message)
    this.name = 'CallError'
    this.code = parts.code
    this.status = parts.status
    this.fields = parts.fields ?? {}
    this.details = parts.details ?? {}
    this.requestId = parts.requestId
    this.retryAfterSeconds = parts.retryAfterSeconds
  }

  /** No answer came: the phone is offline, or the answer was lost on the way. */
  get isOffline(): boolean {
    return this.code === 'client.no_answer'
  }

  /** Trying again later may help, and with the same key does no harm. */
  get isPassing(): boolean {
    return this.isOffline || this.status === 502 || this.status === 503 || this.status === 504
  }
}

/** The phone sent something and heard nothing back. */
export const noAnswer = (isWrite: boolean): CallError =>
  new CallError({
    code: 'client.no_answer',
    message: isWrite
      ? '网络断了,没收到回音。有网后再点一次,不会重复记。'
      : '现在连不上网,请看看手机网络,过一会儿再试。',
  })

/** The answer does not fit the contract this build was made with. */
export const unexpectedAnswer = (status: number): CallError =>
  new CallError({
    code: 'client.unexpected_answer',
    status,
    message: '手机上的页面太旧了,请关掉重新打开。还不行就打村里电话。',
  })

/** Reads the error the server sent; an answer without one (a proxy's page) becomes a plain sentence. */
export const errorFromAnswer = (status: number, body: unknown, retryAfterSeconds?: number): CallError => {
  const parsed = ErrorBody.safeParse(body)
  if (parsed.success) return new CallError({ ...parsed.data.error, status, retryAfterSeconds })
  return new CallError({
    code: 'client.server_fault',
    status,
    retryAfterSeconds,
    message: status >= 500 ? '村里的机器正忙,没有办成。请过一会儿再试。' : '没有办成,请返回重试。还不行就打村里电话。',
  })
}
