import { QueryClient } from '@tanstack/react-query'

/** The one cache of answers: a second old at most, since neighbours and counters change them. The call retries, not this. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 1000, gcTime: 30 * 60_000, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
})
