import { join } from 'node:path'
import { is } from 'drizzle-orm'
import { getTableConfig, type SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'
import { globalTables } from './global-tables.ts'
import { allFiles, projectFolder, textOf } from './sources.ts'

const files = allFiles.filter((file) => /^apps\/api\/src\/.*tables\.ts$/.test(file))
const tables = (
  await Promise.all(
    files.map(async (file) => {
      const exported = Object.values((await import(join(projectFolder, file))) as object)
      return exported.filter((one) => is(one, SQLiteTable)).map((table) => ({ file, ...getTableConfig(table) }))
    }),
  )
).flat()

const villageTables = tables.filter(({ name }) => !globalTables.has(name))
const leads = ([first]: readonly { name?: string }[]) => first?.name === 'village_id'

describe('every table', () => {
  it('bears the name of its capability', () => {
    const bad = tables.filter(({ file, name }) => !`${name}_`.startsWith(`${file.split('/')[3]}_`))
    expect(bad.map(({ file, name }) => `${file} ${name}`)).toEqual([])
  })

  it('keys its rows by village first', () => {
    const bad = villageTables.filter(({ columns, primaryKeys }) => {
      const single = columns.filter((column) => column.primary)
      const keys = [...primaryKeys.map((key) => key.columns), ...(single.length > 0 ? [single] : [])]
      return keys.length !== 1 || !leads(keys[0] as SQLiteColumn[])
    })
    expect(bad.map(({ name }) => name)).toEqual([])
  })

  it('leads every index and every unique key with the village', () => {
    const bad = villageTables.flatMap(({ name, indexes, uniqueConstraints, columns }) => [
      ...indexes
        .filter(({ config }) => !leads(config.columns as SQLiteColumn[]))
        .map(({ config }) => `${name}: ${config.name}`),
      ...uniqueConstraints.filter((key) => !leads(key.columns)).map((key) => `${name}: ${key.getName()}`),
      ...columns.filter((column) => column.isUnique).map((column) => `${name}: ${column.name} is unique alone`),
    ])
    expect(bad).toEqual([])
  })

  it('refers to other rows within the village', () => {
    const bad = villageTables.flatMap(({ name, foreignKeys }) =>
      foreignKeys
        .map((key) => key.reference())
        .filter(({ columns, foreignColumns, foreignTable }) => {
          const isGlobal = globalTables.has(getTableConfig(foreignTable).name)
          return !isGlobal && !(leads(columns) && leads(foreignColumns))
        })
        .map(({ columns }) => `${name}: ${columns.map((column) => column.name).join()}`),
    )
    expect(bad).toEqual([])
  })

  it('is written in the vocabulary of both engines', () => {
    expect(files.filter((file) => /drizzle-orm\/(sqlite|pg)-core/.test(textOf(file)))).toEqual([])
  })
})
