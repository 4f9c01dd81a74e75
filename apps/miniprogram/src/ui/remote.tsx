import { formatClock } from '@village-points/shared/platform/village-day.ts'
import type { ReactNode } from 'react'
import type { CallError } from '../platform/call-error'
import { useNetwork } from '../platform/network'
import { Button } from './button'
import { Note } from './note'
import { Failure, Skeleton } from './states'

/** What `useQuery` and `useRows` give. */
interface Asked<Data> {
  readonly data: Data | undefined
  readonly error: CallError | null
  readonly dataUpdatedAt: number
  readonly isFetching: boolean
  readonly refetch: () => unknown
}

interface RemoteProps<Data> {
  readonly of: Asked<Data>
  readonly children: (data: Data) => ReactNode
  /** The shape shown while nothing is known; rows by default. */
  readonly skeleton?: ReactNode
  /** Shown in place of the content when there is nothing in it: an `<Empty>`. */
  readonly empty?: ReactNode
  readonly isEmpty?: (data: Data) => boolean
}

const isEmptyList = (data: unknown): boolean => Array.isArray(data) && data.length === 0

/**
 * The one way a page shows what it asked for: bones while waiting, words and a telephone when it failed, what the
 * phone still knows when the network is gone, and nothing-yet when it is empty.
 */
export const Remote = <Data,>({ of, children, skeleton, empty, isEmpty = isEmptyList }: RemoteProps<Data>) => {
  // Without a network the banner above says so already, and trying again would be in vain.
  const isOnline = useNetwork((network) => network.isOnline)
  if (of.data === undefined) {
    return of.error ? <Failure error={of.error} onRetry={of.refetch} /> : (skeleton ?? <Skeleton />)
  }
  return (
    <>
      {of.error && isOnline && (
        <Note>
          {`刚才没连上,看到的是 ${formatClock(of.dataUpdatedAt)} 的内容。`}
          <Button kind="plain" isCompact isBusy={of.isFetching} onPress={of.refetch}>
            再试一次
          </Button>
        </Note>
      )}
      {empty && isEmpty(of.data) ? empty : children(of.data)}
    </>
  )
}
