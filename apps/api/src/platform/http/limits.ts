import type { Context } from 'koa'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Refusal } from '../refusal.ts'

/** A whole village may share one address, so an address may do this many times what one person may. */
const PEOPLE_PER_ADDRESS = 50

/**
 * Limits how often one person, and one address, may call in a minute. Whether a token is real is not known yet, so made-up
 * tokens are held by the address's limit. Refuses `platform.too_many_requests`.
 */
export const openLimits = (requestsPerMinute: number): ((ctx: Context) => Promise<void>) => {
  const perPerson = new RateLimiterMemory({ points: requestsPerMinute, duration: 60 })
  const perAddress = new RateLimiterMemory({ points: requestsPerMinute * PEOPLE_PER_ADDRESS, duration: 60 })
  return async (ctx) => {
    const token = ctx.get('Authorization')
    try {
      await perAddress.consume(ctx.ip)
      await perPerson.consume(token || ctx.ip)
    } catch (refused) {
      const waiting = (refused as { msBeforeNext?: number }).msBeforeNext ?? 1000
      throw new Refusal('platform.too_many_requests', { seconds: Math.ceil(waiting / 1000) })
    }
  }
}
