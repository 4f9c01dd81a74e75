import {
  type InfiniteData,
  type UseQueryResult,
  useQuery as useLibraryQuery,
  useInfiniteQuery as useLibraryRows,
} from '@tanstack/react-query'
import type { Endpoint, EndpointInput, EndpointOutput } from '@village-points/shared/platform/endpoint.ts'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { callRaw, isAnswerable, parseAnswer } from './call'
import type { CallError } from './call-error'
import { keepAnswer, readKeptAnswer } from './kept-answers'
import { queryClient } from './query-client'
import type { LooseInput } from './request'
import { useActingRole, useSession } from './session'

interface QueryOptions {
  /** False while something the question needs is not known yet (a search of one letter). */
  readonly isReady?: boolean
  /** Asks again every so many seconds while the page is open. */
  readonly everySeconds?: number | undefined
  /** True for what changes once in months (the village's telephone): kept a day, untouched by writes. */
  readonly isLasting?: boolean
}

const DAY_MS = 24 * 60 * 60 * 1000

/** What `Remote` shows: the library's result, with our error. */
export type Query<Output> = UseQueryResult<Output, CallError>

/** The role the answer depends on; what anybody may see is asked once for all roles. */
const useAskingRole = (endpoint: Endpoint): string | undefined => {
  const role = useActingRole()
  return endpoint.permission === 'public' || endpoint.permission === 'signed_in' ? undefined : role?.roleId
}

/** Asks an endpoint: paints what was kept on the phone, then refreshes. Show it with `<Remote of={…}>`. */
export const useQuery = <E extends Endpoint>(
  endpoint: E,
  input: EndpointInput<E>,
  { isReady = true, everySeconds, isLasting = false }: QueryOptions = {},
): Query<EndpointOutput<E>> => {
  const roleId = useAskingRole(endpoint)
  const token = useSession((session) => session.token)
  const question = JSON.stringify(input)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question's text stands for the input
  const kept = useMemo(() => readKeptAnswer<EndpointOutput<E>>(endpoint, input), [endpoint, question, roleId])
  return useLibraryQuery<EndpointOutput<E>, CallError>({
    queryKey: [endpoint.name, input, roleId, Boolean(token)],
    enabled: isReady && isAnswerable(endpoint),
    meta: { isLasting },
    ...(isLasting ? { staleTime: DAY_MS } : {}),
    refetchInterval: everySeconds ? everySeconds * 1000 : false,
    ...(kept ? { initialData: kept.output, initialDataUpdatedAt: kept.at } : {}),
    refetchOnMount: kept?.isOutdated && !isLasting ? 'always' : true,
    queryFn: async () => {
      const body = await callRaw(endpoint, input as LooseInput)
      const output = parseAnswer(endpoint, body)
      keepAnswer(endpoint, input, body)
      return output
    },
  })
}

interface PageOf<Row> {
  readonly rows: readonly Row[]
  readonly nextCursor?: string | undefined
}
type RowOf<E> = EndpointOutput<E> extends PageOf<infer Row> ? Row : never

/** A list as `List` and `Remote` show it. */
export interface Rows<Row, First> extends Pick<Query<readonly Row[]>, 'error' | 'isFetching' | 'dataUpdatedAt'> {
  readonly data: readonly Row[] | undefined
  /** The first page with whatever it carries besides rows (counts, `can`). */
  readonly first: First | undefined
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  readonly loadMore: () => void
  readonly refetch: () => unknown
}

/** Asks a list endpoint (`page(…)` with a cursor), 20 rows at a time. Show it with `<Remote>` and `<List>`. */
export const useRows = <E extends Endpoint>(
  endpoint: E,
  input: EndpointInput<E>,
  { isReady = true }: QueryOptions = {},
): Rows<RowOf<E>, EndpointOutput<E>> => {
  const roleId = useAskingRole(endpoint)
  const question = JSON.stringify(input)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question's text stands for the input
  const kept = useMemo(() => readKeptAnswer<EndpointOutput<E>>(endpoint, input), [endpoint, question, roleId])
  const result = useLibraryRows<EndpointOutput<E>, CallError, InfiniteData<EndpointOutput<E>>, unknown[], string>({
    queryKey: [endpoint.name, 'rows', input, roleId],
    enabled: isReady && isAnswerable(endpoint),
    initialPageParam: '',
    getNextPageParam: (page) => (page as PageOf<unknown>).nextCursor,
    ...(kept ? { initialData: { pages: [kept.output], pageParams: [''] }, initialDataUpdatedAt: kept.at } : {}),
    refetchOnMount: kept?.isOutdated ? 'always' : true,
    queryFn: async ({ pageParam }) => {
      const { query, ...others } = input as LooseInput
      const asked = pageParam ? { ...(query as object), cursor: pageParam } : query
      const body = await callRaw(endpoint, { ...others, query: asked })
      const output = parseAnswer(endpoint, body)
      if (!pageParam) keepAnswer(endpoint, input, body)
      return output
    },
  })
  const pages = result.data?.pages as readonly PageOf<RowOf<E>>[] | undefined
  return {
    data: useMemo(() => pages?.flatMap((page) => page.rows), [pages]),
    first: result.data?.pages[0],
    error: result.error,
    isFetching: result.isFetching,
    dataUpdatedAt: result.dataUpdatedAt,
    hasMore: result.hasNextPage,
    isLoadingMore: result.isFetchingNextPage,
    loadMore: () => void result.fetchNextPage(),
    refetch: result.refetch,
  }
}

const oldestShownAt = (): number | undefined => {
  const shown = queryClient.getQueryCache().findAll({ type: 'active' })
  const times = shown.map((query) => query.state.dataUpdatedAt).filter((at) => at > 0)
  return times.length > 0 ? Math.min(...times) : undefined
}

const watchAnswers = (onChange: () => void) => queryClient.getQueryCache().subscribe(onChange)

/** When the oldest answer on screen came, in milliseconds; undefined when nothing is shown, or while nobody wants it. */
export const useOldestShownAt = (isWanted: boolean): number | undefined => {
  // Followed rather than read once: on a cold start without network the frame is drawn before the page has asked.
  const read = useCallback(() => (isWanted ? oldestShownAt() : undefined), [isWanted])
  return useSyncExternalStore(watchAnswers, read, read)
}
