import type { IncomingMessage } from 'node:http'
import busboy from 'busboy'
import { Refusal, refuse } from '../refusal.ts'

/** JSON bodies are small; the largest is a batch of 300 households. */
const MOST_JSON_BYTES = 256 * 1024

/** A file as it arrived. Nothing about it is trusted, its name least of all. */
export interface UploadedFile {
  readonly name: string
  readonly bytes: Buffer
}

/** Reads a JSON body; an empty one is undefined. */
export const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > MOST_JSON_BYTES) refuse('platform.body_too_large', { limit: '256 KB' })
      chunks.push(chunk)
    }
  } catch (error) {
    // A line that broke off in the middle is the caller's trouble, not a fault of ours.
    throw error instanceof Refusal ? error : new Refusal('platform.invalid_request', { reason: '没有传完,请重试' })
  }
  return parseJson(Buffer.concat(chunks).toString('utf8'))
}

const parseJson = (text: string): unknown => {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('platform.invalid_request', { reason: '内容不完整,请重新提交' })
  }
}

/** Reads multipart/form-data: one file and one JSON part named `body`. More than `maxBytes` is refused, not cut. */
export const readUpload = (
  request: IncomingMessage,
  maxBytes: number,
): Promise<{ body: unknown; file: UploadedFile }> =>
  new Promise((resolve, reject) => {
    const parser = startParser(request, maxBytes)
    if (!parser) return reject(new Refusal('platform.invalid_request', { reason: '请选一个文件' }))
    let body: unknown
    let file: UploadedFile | undefined
    let failure: Error | undefined
    parser.on('field', (name, value) => {
      if (name !== 'body') return
      try {
        body = parseJson(value)
      } catch (error) {
        failure ??= error as Error
      }
    })
    parser.on('file', (_name, stream, info) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('limit', () => {
        failure ??= new Refusal('platform.body_too_large', { limit: `${Math.round(maxBytes / 1024 / 1024)} MB` })
        chunks.length = 0
      })
      stream.on('end', () => {
        file = { name: info.filename ?? '', bytes: Buffer.concat(chunks) }
      })
    })
    parser.on('error', () => reject(new Refusal('platform.invalid_request', { reason: '文件没有传完,请重新传' })))
    parser.on('close', () => {
      if (failure) reject(failure)
      else if (!file) reject(new Refusal('platform.invalid_request', { reason: '请选一个文件' }))
      else resolve({ body, file })
    })
    request.on('aborted', () => reject(new Refusal('platform.invalid_request', { reason: '文件没有传完,请重新传' })))
    request.pipe(parser)
  })

const startParser = (request: IncomingMessage, maxBytes: number) => {
  try {
    const limits = { fileSize: maxBytes, files: 1, fields: 2, fieldSize: MOST_JSON_BYTES, parts: 4 }
    return busboy({ headers: request.headers, limits, defParamCharset: 'utf8' })
  } catch {
    return undefined
  }
}
