import type { Endpoint, EndpointInput, EndpointOutput } from '@village-points/shared/platform/endpoint.ts'
import { ErrorBody } from '@village-points/shared/platform/errors.ts'

/** A refusal that the story expects now and then: a cap reached, a shelf empty. */
export class DemoRefusal extends Error {
  readonly code: string
  readonly fields: Readonly<Record<string, string>>

  constructor(endpoint: string, { error }: ErrorBody) {
    super(`${endpoint}: ${error.code} ${error.message}`)
    this.code = error.code
    this.fields = error.fields ?? {}
  }
}

/** Calls the demo server as a phone would. */
export interface DemoClient {
  call<E extends Endpoint>(endpoint: E, input: EndpointInput<E>, file?: DemoFile): Promise<EndpointOutput<E>>
}

interface DemoFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

const bodyOf = (
  body: unknown,
  file: DemoFile | undefined,
): { body?: string | FormData; headers: Record<string, string> } => {
  if (!file)
    return body ? { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } } : { headers: {} }
  const form = new FormData()
  form.set('body', JSON.stringify(body))
  form.set('file', new Blob([file.bytes]), file.name)
  return { body: form, headers: {} }
}

let keys = 0

/** A client for one person in one role; `tokenOf` is asked each time, since sessions end while months pass. */
export const demoClient = (address: string, roleId: string, tokenOf: () => Promise<string>): DemoClient => ({
  async call(endpoint, input, file) {
    const { params, query, body } = input as Record<string, Record<string, unknown> | undefined>
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params?.[name])))
    const search = query ? `?${new URLSearchParams(query as Record<string, string>)}` : ''
    const sent = bodyOf(body, file)
    const response = await fetch(`${address}/api${path}${search}`, {
      ...sent,
      method: endpoint.method,
      headers: {
        ...sent.headers,
        Authorization: `Bearer ${await tokenOf()}`,
        'X-Acting-Role': roleId,
        'Idempotency-Key': `demo-story-${++keys}`,
      },
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw new DemoRefusal(endpoint.name, ErrorBody.parse(answer))
    return endpoint.response.parse(answer) as never
  },
})
