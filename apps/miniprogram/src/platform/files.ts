import Taro from '@tarojs/taro'
import type { Endpoint, EndpointInput, EndpointOutput } from '@village-points/shared/platform/endpoint.ts'
import { noticeExpiry, parseAnswer } from './call'
import { CallError, errorFromAnswer, noAnswer } from './call-error'
import { addressOf, headersFor, isWrite, type LooseInput } from './request'
import { acknowledge, actionOf, keyFor } from './write'

/** A file the person picked. */
export interface PickedFile {
  readonly name: string
  readonly bytes: number
  /** Where WeChat keeps it; the web holds the file itself. */
  readonly source: string | File
}

const UPLOAD_MS = 120_000

/** Lets the person pick files with one of the endings in a browser; none when they changed their mind. */
export const pickOnWeb = (endings: readonly string[], isMany = false): Promise<readonly File[]> =>
  new Promise((resolve) => {
    const field = document.createElement('input')
    field.type = 'file'
    field.multiple = isMany
    field.accept = endings.map((ending) => `.${ending}`).join(',')
    field.onchange = () => resolve([...(field.files ?? [])])
    field.addEventListener('cancel', () => resolve([]))
    field.click()
  })

/** Lets the person pick one file with one of the endings (`xlsx`); undefined when they changed their mind. */
export const pickFile = async (endings: readonly string[]): Promise<PickedFile | undefined> => {
  if (process.env.TARO_ENV === 'h5') {
    const [file] = await pickOnWeb(endings)
    return file && { name: file.name, bytes: file.size, source: file }
  }
  const picked = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: [...endings] }).catch(
    () => undefined,
  )
  const file = picked?.tempFiles[0]
  return file && { name: file.name, bytes: file.size, source: file.path }
}

type Progress = (share: number) => void
interface Sent {
  readonly status: number
  readonly text: string
}

const sendOnWeb = (url: string, headers: Record<string, string>, form: FormData, onProgress: Progress) =>
  new Promise<Sent>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.timeout = UPLOAD_MS
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0)
    request.onload = () => resolve({ status: request.status, text: request.responseText })
    request.onerror = request.ontimeout = () => reject(noAnswer(true))
    request.send(form)
  })

const sendFile = (url: string, key: string, body: string, file: PickedFile, onProgress: Progress): Promise<Sent> => {
  const headers = headersFor(key)
  if (typeof file.source !== 'string') {
    const form = new FormData()
    form.append('body', body)
    form.append('file', file.source, file.name)
    return sendOnWeb(url, headers, form, onProgress)
  }
  const task = Taro.uploadFile({
    url,
    filePath: file.source,
    fileName: file.name,
    name: 'file',
    formData: { body },
    header: headers,
    timeout: UPLOAD_MS,
  })
  task.progress(({ progress }) => onProgress(progress / 100))
  return task.then(
    ({ statusCode, data }) => ({ status: statusCode, text: String(data) }),
    () => Promise.reject(noAnswer(true)),
  )
}

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Sends a file beside the body's fields, once (same key until answered). Progress is a share from 0 to 1. Throws CallError. */
export const upload = async <E extends Endpoint>(
  endpoint: E,
  input: EndpointInput<E>,
  file: PickedFile,
  onProgress: Progress = () => undefined,
): Promise<EndpointOutput<E>> => {
  const loose = input as LooseInput
  const action = actionOf(endpoint, [input, file.name, file.bytes])
  const url = addressOf(endpoint, loose)
  const sent = await sendFile(url, keyFor(action), JSON.stringify(loose.body ?? {}), file, onProgress)
  if (sent.status < 500) acknowledge(action)
  if (sent.status >= 200 && sent.status < 300) return parseAnswer(endpoint, readJson(sent.text))
  const error = errorFromAnswer(sent.status, readJson(sent.text))
  noticeExpiry(error)
  throw error
}

const downloadOnWeb = async (endpoint: Endpoint, input: LooseInput, fileName: string) => {
  const response = await fetch(addressOf(endpoint, input), {
    method: endpoint.method,
    headers: { 'Content-Type': 'application/json', ...headersFor() },
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
  }).catch(() => {
    throw noAnswer(isWrite(endpoint))
  })
  if (!response.ok) throw errorFromAnswer(response.status, await response.json().catch(() => undefined))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** Fetches a file endpoint: the web saves it, WeChat opens it with its viewer. Throws CallError. */
export const download = async <E extends Endpoint>(
  endpoint: E,
  input: EndpointInput<E>,
  fileName: string,
): Promise<void> => {
  if (process.env.TARO_ENV === 'h5') return downloadOnWeb(endpoint, input as LooseInput, fileName)
  const answer = await Taro.downloadFile({
    url: addressOf(endpoint, input as LooseInput),
    header: headersFor(),
    filePath: `${Taro.env.USER_DATA_PATH}/${fileName}`,
  }).catch(() => {
    throw noAnswer(false)
  })
  if (answer.statusCode !== 200) throw errorFromAnswer(answer.statusCode, undefined)
  await Taro.openDocument({ filePath: answer.filePath ?? answer.tempFilePath, showMenu: true }).catch(() => {
    throw new CallError({ code: 'client.cannot_open', message: '手机打不开这个文件,请在电脑上下载。' })
  })
}
