import { QueryClient } from '@tanstack/react-query'

/** The one cache of answers: a second old at most, since neighbours and counters change them. The call retries, not this. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: false,
      staleTime: 1000,
      gcTime: 30 * 60_000,
      networkMode: 'always',
      // Left out, `always` would mean never: a page that failed without a network would stay so until somebody taps.
      refetchOnReconnect: true,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})
