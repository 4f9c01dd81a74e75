/**
 * The vocabulary that tables are written in, once, for both engines. The SQLite kit is the static type; the PostgreSQL
 * kit is cast to it here and nowhere else. The engine is chosen once per process, by DATABASE_URL.
 * Why: docs/decisions/0001-one-schema-two-engines.md
 */
import * as p from 'drizzle-orm/pg-core'
import * as s from 'drizzle-orm/sqlite-core'

const sqlite = {
  table: s.sqliteTable,
  text: (name: string) => s.text(name),
  integer: (name: string) => s.integer(name),
  boolean: (name: string) => s.integer(name, { mode: 'boolean' }),
  /** A moment, kept to the millisecond. */
  instant: (name: string) => s.integer(name, { mode: 'timestamp_ms' }),
  index: s.index,
  uniqueIndex: s.uniqueIndex,
  primaryKey: s.primaryKey,
  foreignKey: s.foreignKey,
  check: s.check,
}

const postgres = {
  table: p.pgTable,
  text: (name: string) => p.text(name),
  integer: (name: string) => p.bigint(name, { mode: 'number' }),
  boolean: (name: string) => p.boolean(name),
  instant: (name: string) => p.timestamp(name, { withTimezone: true, precision: 3, mode: 'date' }),
  index: p.index,
  uniqueIndex: p.uniqueIndex,
  primaryKey: p.primaryKey,
  foreignKey: p.foreignKey,
  check: p.check,
}

export const engine: 'sqlite' | 'postgres' = /^postgres(ql)?:/.test(process.env.DATABASE_URL ?? '')
  ? 'postgres'
  : 'sqlite'

const kit = engine === 'postgres' ? (postgres as unknown as typeof sqlite) : sqlite

export const { table, text, integer, boolean, instant, index, uniqueIndex, primaryKey, foreignKey, check } = kit

/** Leads every key of every table that belongs to a village, so that the schema distributes by village. */
export const villageId = () => text('village_id').notNull()

// Proof that the cast does not lie about any column's JavaScript type; tests/tidy mutates it to see it bite.
type Data<F> = F extends (name: string) => { _: { $type: infer D } }
  ? D
  : F extends (name: string) => { _: { data: infer D } }
    ? D
    : 'unknown column'
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
type Column = 'text' | 'integer' | 'boolean' | 'instant'
type Proof = { [C in Column]: Same<Data<(typeof sqlite)[C]>, Data<(typeof postgres)[C]>> }
null as unknown as Proof satisfies Record<Column, true>
