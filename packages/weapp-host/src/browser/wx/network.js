import { findFile, keepFile, temporaryPath } from '../runtime/files.js'
import { action } from './answer.js'
import { networkType } from './connection.js'
import { startTask, TransferError, timeLimit, transfer } from './transfer.js'

const EXTENSIONS = { 'image/png': 'png', 'image/jpeg': 'jpg', 'application/pdf': 'pdf', 'text/plain': 'txt' }

function request(options) {
  const { url, data, dataType = 'json', responseType = 'text' } = options
  const method = (options.method ?? 'GET').toUpperCase()
  const header = withContentType(options.header)
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return startTask('request', options, async (signal, tell) => {
    const reply = await transfer({
      url: hasBody ? url : appendQuery(url, data),
      method,
      header,
      body: hasBody ? encodeBody(data, header) : undefined,
      timeout: timeLimit('request', options),
      signal,
      onHeaders: ({ header, statusCode, cookies }) => tell('HeadersReceived', { header, statusCode, cookies }),
    })
    const { statusCode, header: replyHeader, cookies, blob } = reply
    return { data: await decodeBody(blob, dataType, responseType), statusCode, header: replyHeader, cookies }
  })
}

function withContentType(header = {}) {
  const hasType = Object.keys(header).some((name) => name.toLowerCase() === 'content-type')
  const texts = Object.entries(header).map(([name, value]) => [name, String(value)])
  return { ...(hasType ? {} : { 'content-type': 'application/json' }), ...Object.fromEntries(texts) }
}

function encodeQuery(data) {
  const text = (value) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value))
  return Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(text(value))}`)
    .join('&')
}

function appendQuery(url, data) {
  if (!data || typeof data !== 'object') return url
  const query = encodeQuery(data)
  if (!query) return url
  return `${url}${url.includes('?') ? '&' : '?'}${query}`
}

function encodeBody(data, header) {
  if (data === undefined || data === null) return undefined
  if (typeof data === 'string' || data instanceof ArrayBuffer || ArrayBuffer.isView(data)) return data
  const type = Object.entries(header).find(([name]) => name.toLowerCase() === 'content-type')[1]
  return /x-www-form-urlencoded/i.test(type) ? encodeQuery(data) : JSON.stringify(data)
}

async function decodeBody(blob, dataType, responseType) {
  if (responseType === 'arraybuffer') return blob.arrayBuffer()
  const text = await blob.text()
  if (dataType !== 'json') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function uploadFile(options) {
  return startTask('uploadFile', options, async (signal, tell) => {
    const file = await openFile(options.filePath)
    const form = new FormData()
    for (const [name, value] of Object.entries(options.formData ?? {})) form.append(name, String(value))
    form.append(options.name, file, options.fileName ?? options.filePath.split('/').at(-1))
    // The response object knows how the browser writes a form: its boundary must reach the API.
    const encoded = new Response(form)
    const header = { ...options.header, 'content-type': encoded.headers.get('content-type') }
    const body = await encoded.blob()
    const timeout = timeLimit('uploadFile', options)
    const reply = await transfer({ url: options.url, method: 'POST', header, body, timeout, signal })
    const total = body.size
    tell('ProgressUpdate', { progress: 100, totalBytesSent: total, totalBytesExpectedToSend: total })
    return { data: await reply.blob.text(), statusCode: reply.statusCode, header: reply.header }
  })
}

/** The bytes behind a path: a kept file, or an address the browser can read itself. */
export async function openFile(path) {
  const kept = findFile(path)
  if (kept) return kept
  if (/^(data|blob):/.test(path ?? '')) return (await fetch(path)).blob()
  throw new TransferError(`file doesn't exist: ${path}`)
}

function downloadFile(options) {
  return startTask('downloadFile', options, async (signal, tell) => {
    const { url, header = {} } = options
    const timeout = timeLimit('downloadFile', options)
    const { statusCode, header: replyHeader, blob } = await transfer({ url, method: 'GET', header, timeout, signal })
    tell('ProgressUpdate', {
      progress: 100,
      totalBytesWritten: blob.size,
      totalBytesExpectedToWrite: blob.size,
    })
    const type = Object.entries(replyHeader).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
    const path = options.filePath ?? temporaryPath(EXTENSIONS[type.split(';')[0]])
    keepFile(path, new Blob([blob], { type }))
    return { statusCode, header: replyHeader, tempFilePath: path, filePath: options.filePath, dataLength: blob.size }
  })
}

export const networkApis = {
  request,
  uploadFile,
  downloadFile,
  getNetworkType: action('getNetworkType', () => ({ networkType: networkType(), hasSystemProxy: false })),
}
