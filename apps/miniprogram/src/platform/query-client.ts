import { QueryClient } from '@tanstack/react-query'

/** The one cache of answers. Retrying is the call's work, so the library does none. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 15_000, gcTime: 30 * 60_000, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
})
