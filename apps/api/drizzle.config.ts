import { defineConfig } from 'drizzle-kit'

/** Called by scripts/generate.mjs, which names the folder to write to. */
export default defineConfig({
  dialect: 'sqlite',
  schema: './src/**/tables.ts',
  out: process.env.MIGRATIONS_FOLDER!,
})
