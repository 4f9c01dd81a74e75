import { createHash, randomBytes } from 'node:crypto'

/** A session lives this long after its last write, in days. */
const SESSION_DAYS = 90
const DAY_MS = 24 * 60 * 60 * 1000

/** 256 bits that say nothing about their owner. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

export const expiryFrom = (now: Date): Date => new Date(now.getTime() + SESSION_DAYS * DAY_MS)

/** Prolonged once a day at most: a write per request would buy nothing. */
export const isWorthProlonging = (expiresAt: Date, now: Date): boolean =>
  expiryFrom(now).getTime() - expiresAt.getTime() > DAY_MS
