import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A library that counts and slows a process's flushes to disk, or why there is none. */
export const buildDiskLibrary = (): { path: string } | { missing: string } => {
  if (process.platform !== 'linux') return { missing: 'flushes are counted and slowed on Linux only' }
  const path = join(mkdtempSync(join(tmpdir(), 'disk-')), 'disk.so')
  const source = join(import.meta.dirname, 'disk.c')
  const { error, status, stderr } = spawnSync('gcc', ['-shared', '-fPIC', '-O1', '-o', path, source, '-ldl'])
  if (error) return { missing: 'gcc is not installed' }
  return status === 0 ? { path } : { missing: `gcc: ${stderr}` }
}

/** How often the process flushed that was started with FLUSH_COUNT set to this file. */
export const flushesIn = (file: string): number => Number(readFileSync(file).readBigUInt64LE())
