import { type Logger, pino, stdTimeFunctions } from 'pino'

export type Log = Logger

/** Structured lines with request ids. Tokens, codes and phones never get in: bodies are not logged at all. */
export const openLog = (level: string, destination?: { write(line: string): void }): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      redact: {
        paths: ['authorization', 'token', 'phone', 'pickupCode', 'cardCode', 'headers', '*.authorization', '*.token'],
        censor: '***',
      },
    },
    destination ?? pino.destination(1),
  )
