import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Place } from './places.ts'

const command = fileURLToPath(new URL('../../apps/api/src/village-command.ts', import.meta.url))

/** `pnpm village …` on a place, whichever engine it is on. */
export const run = (
  { dataFolder, databaseUrl }: Place,
  ...words: readonly string[]
): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    const { DATABASE_URL: _, ...inherited } = process.env
    const env = { ...inherited, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}), DATA_FOLDER: dataFolder }
    execFile(process.execPath, [command, ...words], { env: { ...env, NODE_ENV: 'test' } }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: `${stdout}${stderr}` }),
    )
  })
