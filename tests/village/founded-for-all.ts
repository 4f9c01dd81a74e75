import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder in which the run keeps the villages that it founded, for copying; none where each is founded anew. */
    readonly foundedVillages?: string
  }
}

export default (project: TestProject): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'village-points-founded-'))
  project.provide('foundedVillages', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
