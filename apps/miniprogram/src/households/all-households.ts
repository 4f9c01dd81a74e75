import { type HouseholdBrief, searchHouseholds } from '@village-points/shared/households/contract.ts'
import { useEffect } from 'react'
import type { CallError } from '../platform/call-error'
import { useRows } from '../platform/query'

/** The whole roster as far as it has come. */
export interface AllHouseholds {
  readonly data: readonly HouseholdBrief[] | undefined
  readonly total: number
  readonly isComplete: boolean
  readonly error: CallError | null
  readonly isFetching: boolean
  readonly dataUpdatedAt: number
  readonly refetch: () => unknown
}

const AT_ONCE = 100

/** Every household that lives in the village, page after page: a checklist must know them all before 全选. */
export const useAllHouseholds = (): AllHouseholds => {
  const rows = useRows(searchHouseholds, { query: { text: '', limit: AT_ONCE } })
  const { hasMore, isLoadingMore, loadMore, error } = rows
  useEffect(() => {
    if (hasMore && !isLoadingMore && !error) loadMore()
  }, [hasMore, isLoadingMore, error, loadMore])
  return {
    data: rows.data,
    total: rows.first?.total ?? 0,
    isComplete: rows.data !== undefined && !hasMore,
    error: rows.error,
    isFetching: rows.isFetching,
    dataUpdatedAt: rows.dataUpdatedAt,
    refetch: rows.refetch,
  }
}
