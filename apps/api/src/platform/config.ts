import { join } from 'node:path'
import { z } from 'zod'

const Flag = z.enum(['0', '1']).transform((value) => value === '1')

/** Environment variables, each with what to do when it is wrong. */
const Environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  HOST: z.string().default('0.0.0.0'),
  PORT: z.coerce.number('PORT must be a number').int().min(0).max(65_535).default(3000),
  DATA_FOLDER: z.string().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'leave DATABASE_URL out for SQLite, or give postgres://user:password@host/database')
    .optional(),
  PUBLIC_ADDRESS: z
    .string()
    .regex(/^https?:\/\/[^\s?#]+$/, 'give the address in full, as https://points.example.cn')
    .transform((address) => address.replace(/\/+$/, ''))
    .optional(),
  LEDGER_KEY_FILE: z.string().min(1).optional(),
  DEMO: Flag.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  REQUESTS_PER_MINUTE: z.coerce.number().int().positive().default(600),
  TRUST_PROXY: Flag.default(false),
})

export interface Config {
  readonly mode: 'development' | 'production' | 'test'
  readonly host: string
  readonly port: number
  /** Holds the database, uploaded pictures, and the key that signs the ledger's log unless that lies elsewhere. */
  readonly dataFolder: string
  readonly databaseUrl: string | undefined
  /** Where telephones reach the web app: it stands in the QR codes on paper. */
  readonly publicAddress: string | undefined
  /** Signs the ledger's log. In the data folder it is made on the first start; named elsewhere, it must be there. */
  readonly ledgerKeyFile: string
  readonly mayMakeLedgerKey: boolean
  /** Demo accounts exist; off in production unless asked for. */
  readonly isDemo: boolean
  readonly logLevel: string
  /** Per person, or per address for those not signed in. */
  readonly requestsPerMinute: number
  /** Believe X-Forwarded-For, because our own proxy sets it. */
  readonly trustProxy: boolean
}

/** Reads the configuration; throws one Error that names every wrong variable. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The configuration is wrong:\n${lines.join('\n')}`)
  }
  const { data } = parsed
  return {
    mode: data.NODE_ENV,
    host: data.HOST,
    port: data.PORT,
    dataFolder: data.DATA_FOLDER,
    databaseUrl: data.DATABASE_URL,
    publicAddress: data.PUBLIC_ADDRESS,
    ledgerKeyFile: data.LEDGER_KEY_FILE ?? join(data.DATA_FOLDER, 'ledger-key.pem'),
    mayMakeLedgerKey: data.LEDGER_KEY_FILE === undefined,
    isDemo: data.DEMO ?? data.NODE_ENV !== 'production',
    logLevel: data.LOG_LEVEL,
    requestsPerMinute: data.REQUESTS_PER_MINUTE,
    trustProxy: data.TRUST_PROXY,
  }
}
