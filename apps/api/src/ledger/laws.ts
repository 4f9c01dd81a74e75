import { createHash } from 'node:crypto'
import type { Fault } from '../platform/walk.ts'
import laws from './laws.json' with { type: 'json' }

type Engine = 'sqlite' | 'postgres'

/**
 * Digests of the laws that migrations bring into the database, by their names there. After a migration that changes one:
 * `UPDATE_LAWS=1 vitest run tests/audit/laws.test.ts`, which also fails when the list is out of date.
 */
const wanted: Readonly<Record<Engine, Readonly<Record<string, string>>>> = laws

/** PostgreSQL writes most laws anew from what it understood, and its versions differ in how they qualify names. */
const plain = (engine: Engine, name: string, text: string): string => {
  if (name.startsWith('function ')) return text
  return (engine === 'sqlite' ? text : text.replaceAll(/\b\w+\./g, '')).replaceAll('"', '').replaceAll(/\s+/g, ' ')
}

export const digestOfLaw = (engine: Engine, name: string, text: string): string =>
  createHash('sha256')
    .update(plain(engine, name, text))
    .digest('hex')
    .slice(0, 32)

/** Whoever wants to change the past takes a law away first: what stands in the database against what must. */
export function* lawFaults(engine: Engine, standing: ReadonlyMap<string, string>): Generator<Fault> {
  const placeOf = (name: string) => `管账本的规矩「${name}」`
  for (const [name, digest] of Object.entries(wanted[engine])) {
    const text = standing.get(name)
    if (text === undefined) yield { place: placeOf(name), expected: '在', found: '没有了' }
    else if (digestOfLaw(engine, name, text) !== digest) {
      yield { place: placeOf(name), expected: '和定的时候一样', found: '被改过' }
    }
  }
  for (const name of standing.keys()) {
    if (!(name in wanted[engine])) yield { place: placeOf(name), expected: '没有', found: '多出来的' }
  }
}
