import { defineConfig } from 'drizzle-kit'

/** Called by scripts/generate.mjs, which names the folder to write to and, by DATABASE_URL, the engine. */
export default defineConfig({
  dialect: process.env.DATABASE_URL ? 'postgresql' : 'sqlite',
  schema: './src/**/tables.ts',
  out: process.env.MIGRATIONS_FOLDER!,
})
