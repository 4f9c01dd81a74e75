import { auditVillage } from './audit/index.ts'
import { villagesWithBooks } from './ledger/index.ts'
import type { Background } from './platform/http/route.ts'
import { type Flags, findVillage } from './terminal.ts'
import { villageNames } from './villages/index.ts'

/** Rows between two lines of progress. */
const SPOKEN_EVERY = 100_000

/** `pnpm village audit`: every village, or the one that is named; ends with 1 when something does not add up. */
export const auditBooks = async (background: Background, flags: Flags): Promise<void> => {
  const { store } = background
  const villages = flags.village ? [await findVillage(background, flags.village)] : await store.read(villagesWithBooks)
  const names = await store.read((tx) => villageNames(tx, villages))
  for (const villageId of villages) {
    const name = names.get(villageId) ?? villageId
    let spokenAt = 0
    const { rows, faults } = await auditVillage(background, villageId, (part, walked) => {
      if (walked - spokenAt < SPOKEN_EVERY) return
      spokenAt = walked
      console.log(`${name}:正在核对${part},已看 ${walked.toLocaleString('en')} 行`)
    })
    for (const { place, expected, found } of faults) {
      console.log(`✗ ${name}:${place}:应为 ${expected},账上是 ${found}`)
    }
    if (faults.length > 0) process.exitCode = 1
    else console.log(`✓ ${name}:看了 ${rows.toLocaleString('en')} 行,全部对得上`)
  }
}
