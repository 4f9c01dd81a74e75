import type { Endpoint, EndpointInput, EndpointOutput } from '@village-points/shared/platform/endpoint.ts'
import { type Attempt, useAttempt } from './attempt'
import { call } from './call'

/** A question that is put only when a person acts (whose card is this?): never kept, never repeated by itself. */
export const useAsk = <E extends Endpoint>(endpoint: E): Attempt<EndpointInput<E>, EndpointOutput<E>> =>
  useAttempt((input) => call(endpoint, input))
