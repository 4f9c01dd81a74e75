import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newId } from '@village-points/api/platform/work.ts'
import { inject } from 'vitest'
import { openClock } from './clock.ts'
import { type FoundedCommunity, foundCommunity } from './community.ts'
import { addressOf, serveVillage } from './serve-village.ts'
import { openTestDatabase } from './test-database.ts'

export interface FoundingOptions {
  /** Households beside the three homes. */
  readonly households?: number
  readonly withoutRulebook?: boolean
  /** Shops with nothing on their shelves. */
  readonly withoutGoods?: boolean
  /** A migrated PostgreSQL database to copy, on another server than the run's. */
  readonly template?: string
}

/** 禾湾村 and its neighbour, founded once in a run and copied for every test that asks for the same. */
export interface FoundedVillage {
  readonly own: FoundedCommunity
  readonly neighbor: FoundedCommunity
  /** The last identifier that was spent on them. */
  readonly lastId: string
  /** The database to copy, on PostgreSQL. */
  readonly database: string | undefined
}

/** Fills the data folder, and says what there is to know of those who live in it. */
export const settleIn = async (
  dataFolder: string,
  {
    households = 0,
    withoutRulebook = false,
    withoutGoods = false,
    template = process.env.DATABASE_URL,
  }: FoundingOptions,
): Promise<FoundedVillage> => {
  const wanted = { households, withoutRulebook, withoutGoods }
  const keeping = inject('foundedVillages')
  if (!keeping) return found(dataFolder, wanted, template)
  const server = template ? new URL(template).host.replace(':', '-') : 'sqlite'
  const kept = join(keeping, [households, withoutRulebook, withoutGoods, server].join('-'))
  if (!existsSync(kept)) await foundAndKeep(kept, wanted, template)
  cpSync(join(kept, 'data'), dataFolder, { recursive: true })
  const founded = JSON.parse(readFileSync(join(kept, 'founded.json'), 'utf8')) as FoundedVillage
  // The clock stands still: what this process makes comes after what another one founded at the same moment.
  while (newId({ now: openClock().now() }) < founded.lastId) {}
  return founded
}

type Wanted = Required<Omit<FoundingOptions, 'template'>>

const foundAndKeep = async (kept: string, wanted: Wanted, template: string | undefined): Promise<void> => {
  const making = mkdtempSync(`${kept}-`)
  const founded = await found(join(making, 'data'), wanted, template)
  writeFileSync(join(making, 'founded.json'), JSON.stringify(founded))
  try {
    renameSync(making, kept)
  } catch {
    rmSync(making, { recursive: true }) // another process was quicker
  }
}

const found = async (dataFolder: string, wanted: Wanted, template: string | undefined): Promise<FoundedVillage> => {
  const { url: database } = await openTestDatabase(template)
  const clock = openClock()
  const server = await serveVillage(dataFolder, database, clock, { port: '0' })
  const foundOne = (name: string, households: number) =>
    foundCommunity(server.background, addressOf(server), { ...wanted, name, households })
  const own = await foundOne('禾湾村', wanted.households)
  const neighbor = await foundOne('柳树村', 0)
  await server.close()
  return { own, neighbor, lastId: newId({ now: clock.now() }), database }
}
