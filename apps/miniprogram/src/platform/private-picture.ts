import { useQuery as useLibraryQuery } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import type { Endpoint, EndpointInput } from '@village-points/shared/platform/endpoint.ts'
import { isAnswerable, noticeExpiry } from './call'
import { type CallError, errorFromAnswer, noAnswer } from './call-error'
import { queryClient } from './query-client'
import { addressOf, headersFor, type LooseInput } from './request'
import { useActingRole } from './session'

/** WeChat drops what goes beyond ten requests at once, and the rest of the page wants some of them. */
const MOST_AT_ONCE = 4

let running = 0
const waiting: (() => void)[] = []

const inTurn = async <Value>(act: () => Promise<Value>): Promise<Value> => {
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  running++
  try {
    return await act()
  } finally {
    running--
    waiting.shift()?.()
  }
}

const refused = (status: number, body: unknown): CallError => {
  const error = errorFromAnswer(status, body)
  noticeExpiry(error)
  return error
}

const fetchOnWeb = async (url: string): Promise<string> => {
  const response = await fetch(url, { headers: headersFor() }).catch(() => {
    throw noAnswer(false)
  })
  if (!response.ok) throw refused(response.status, await response.json().catch(() => undefined))
  const blob = await response.blob().catch(() => {
    throw noAnswer(false)
  })
  return URL.createObjectURL(blob)
}

const fetchInWechat = async (url: string): Promise<string> => {
  const answer = await Taro.downloadFile({ url, header: headersFor() }).catch(() => {
    throw noAnswer(false)
  })
  if (answer.statusCode !== 200) throw refused(answer.statusCode, undefined)
  return answer.tempFilePath
}

const PICTURE = 'picture'
const KEPT_MS = 5 * 60_000

// A browser keeps a picture's bytes until it is told that nobody shows it any more.
if (process.env.TARO_ENV === 'h5') {
  queryClient.getQueryCache().subscribe(({ type, query }) => {
    if (type === 'removed' && query.queryKey[0] === PICTURE) URL.revokeObjectURL(String(query.state.data))
  })
}

/** A picture that only some may see, fetched with the session because an image's address cannot carry it. */
export const usePrivatePicture = <E extends Endpoint>(endpoint: E, input: EndpointInput<E>) => {
  const roleId = useActingRole()?.roleId
  const url = addressOf(endpoint, input as LooseInput)
  const { data, error, refetch } = useLibraryQuery<string, CallError>({
    queryKey: [PICTURE, url, roleId],
    enabled: isAnswerable(endpoint),
    // A picture never changes under its address, so no write makes it worth fetching again.
    meta: { isLasting: true },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
    queryFn: () => inTurn(() => (process.env.TARO_ENV === 'h5' ? fetchOnWeb(url) : fetchInWechat(url))),
  })
  return { source: data, error, refetch }
}
