import type { Actor } from '../platform/work.ts'

/** Only who supervises says what was found and signs for it. */
export const maySign = (actor: Actor): boolean => actor.role === 'supervisor'
