/** The OpenAPI 3.1 document of every endpoint value, the same bytes for the same contracts. */
import { z } from 'zod'
import { permissions } from '../packages/shared/src/identity/permissions.ts'
import type { Endpoint } from '../packages/shared/src/platform/endpoint.ts'
import { ErrorBody, type ErrorTable, platformErrors } from '../packages/shared/src/platform/errors.ts'
import type { Contract } from './contracts.ts'

type Json = Record<string, unknown>
type ObjectSchema = { properties?: Record<string, Json>; required?: string[] }

const reference = (name: string) => `#/components/schemas/${name}`
const isWrite = ({ method, changesNothing }: Endpoint) => method !== 'GET' && !changesNothing
const needsRole = ({ permission }: Endpoint) => permission !== 'public' && permission !== 'signed_in'

/** `{name}` places stay: the wire carries the filled sentence, the document the pattern. */
const errorResponses = (errors: ErrorTable): Json => {
  const byStatus = new Map<number, string[]>()
  for (const [code, { status, message }] of Object.entries(errors)) {
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${code}\` ${message}`])
  }
  const statuses = [...byStatus].sort(([a], [b]) => a - b)
  return Object.fromEntries(
    statuses.map(([status, lines]) => [
      String(status),
      {
        description: lines.join('\n\n'),
        content: { 'application/json': { schema: { $ref: reference('ErrorBody') } } },
      },
    ]),
  )
}

/** The platform's own errors that can meet this endpoint. */
const platformErrorsOf = (endpoint: Endpoint): ErrorTable => {
  const never = new Set<string>(['platform.not_found'])
  if (!isWrite(endpoint) || !needsRole(endpoint)) {
    never.add('platform.idempotency_key_missing').add('platform.idempotency_key_reused')
  }
  if (endpoint.method === 'GET') never.add('platform.body_too_large')
  if (!needsRole(endpoint)) never.add('platform.role_not_held').add('platform.not_permitted')
  if (endpoint.permission === 'public') never.add('platform.not_signed_in')
  return Object.fromEntries(Object.entries(platformErrors).filter(([code]) => !never.has(code)))
}

const inputSchema = (shape: z.ZodType): Json => {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Json
  return schema
}

const parametersOf = (place: 'path' | 'query', shape: z.ZodType | undefined): Json[] => {
  if (!shape) return []
  const { properties = {}, required = [] } = inputSchema(shape) as ObjectSchema
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema,
  }))
}

const headersOf = (endpoint: Endpoint): Json[] => {
  if (!needsRole(endpoint)) return []
  const role = { name: 'X-Acting-Role', in: 'header', required: true, schema: { type: 'string' } }
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: 'Made on the phone and kept until the answer has come: the same key is answered, not done, again.',
    schema: { type: 'string', pattern: '^[\\w-]{8,100}$' },
  }
  return isWrite(endpoint) ? [role, key] : [role]
}

const requestBodyOf = ({ body, upload }: Endpoint): Json | undefined => {
  if (!body) return undefined
  const schema = inputSchema(body)
  if (!upload) return { required: true, content: { 'application/json': { schema } } }
  const file = { type: 'string', format: 'binary', description: `At most ${upload.maxBytes} bytes.` }
  return {
    required: true,
    content: {
      'multipart/form-data': {
        schema: { type: 'object', properties: { body: schema, [upload.field]: file }, required: [upload.field] },
      },
    },
  }
}

const operationOf = (capability: string, endpoint: Endpoint, responseName: string): Json => ({
  operationId: endpoint.name,
  tags: [capability],
  summary: endpoint.summary,
  'x-permission': endpoint.permission,
  ...(needsRole(endpoint) ? { 'x-roles': permissions[endpoint.permission as keyof typeof permissions] } : {}),
  security: endpoint.permission === 'public' ? [] : [{ session: [] }],
  parameters: [
    ...headersOf(endpoint),
    ...parametersOf('path', endpoint.params),
    ...parametersOf('query', endpoint.query),
  ],
  requestBody: requestBodyOf(endpoint),
  responses: {
    200: {
      description: 'Done.',
      content: endpoint.download
        ? { 'application/octet-stream': {} }
        : { 'application/json': { schema: { $ref: reference(responseName) } } },
    },
    ...errorResponses({ ...platformErrorsOf(endpoint), ...endpoint.errors }),
  },
})

const pascal = (name: string) => name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Named shapes and one response per endpoint, each once; two shapes of one name are an error. */
const registerShapes = (contracts: readonly Contract[]) => {
  const registry = z.registry<{ id: string }>()
  const names = new Map<string, z.ZodType>()
  const add = (id: string, shape: z.ZodType) => {
    if (registry.has(shape)) return
    if (names.has(id)) throw new Error(`Two shapes are called ${id}: one name, one thing.`)
    names.set(id, shape)
    registry.add(shape, { id })
  }
  add('ErrorBody', ErrorBody)
  for (const { shapes } of contracts) for (const [name, shape] of Object.entries(shapes)) add(name, shape)
  for (const { endpoints } of contracts) {
    for (const { name, response, download } of endpoints) if (!download) add(`${pascal(name)}Response`, response)
  }
  return registry
}

/** Builds the document. */
export const openApiDocument = (contracts: readonly Contract[]): Json => {
  const registry = registerShapes(contracts)
  const paths: Record<string, Json> = {}
  for (const { capability, endpoints } of contracts) {
    for (const endpoint of endpoints) {
      const path = `/api${endpoint.path.replace(/:(\w+)/g, '{$1}')}`
      const name = registry.get(endpoint.response)?.id ?? ''
      paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(capability, endpoint, name) }
    }
  }
  const { schemas } = z.toJSONSchema(registry, { io: 'output', unrepresentable: 'any', uri: reference })
  return {
    openapi: '3.1.0',
    info: { title: '村积分 village-points', version: '1' },
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
      schemas: Object.fromEntries(
        Object.entries(schemas).map(([name, { $schema: _, $id: __, ...schema }]: [string, Json]) => [name, schema]),
      ),
    },
  }
}
