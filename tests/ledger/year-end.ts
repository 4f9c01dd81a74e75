import { readHouseholdAccount } from '@village-points/api/ledger/read-household-account.ts'
import { mergeHouseholds, readPeriod } from '@village-points/shared/ledger/contract.ts'
import { configureVillage, readVillage, type VillageSettings } from '@village-points/shared/villages/contract.ts'
import { statementOf } from '../village/deeds.ts'
import type { Community, TestVillage } from '../village/test-village.ts'

/** Midnight between 2026 and 2027 in the village. */
export const MIDNIGHT = '2026-12-31T16:00:00Z'

/** Noon of a day in the village. */
export const noonOf = (day: string): string => `${day}T04:00:00Z`

/** Changes some of the village's settings. */
export const configure = async (community: Community, change: Partial<VillageSettings>) => {
  const { settings } = await community.as('committee').ok(readVillage)
  await community.as('committee').ok(configureVillage, { body: { ...settings, ...change } })
}

/** The village announces that unspent points lapse at the end of 2026. */
export const announceExpiry = async (village: TestVillage) => {
  await configure(village, { periodRule: 'expiry' })
  village.clock.set(noonOf('2026-12-01'))
  await village.runJobs()
}

/** The year 2026 is over and closed, half a minute after midnight. */
export const closeYear = async (village: TestVillage) => {
  village.clock.set('2026-12-31T16:00:30Z')
  await village.runJobs()
}

export const periodOf = (community: Community) => community.as('committee').ok(readPeriod)

/** The lines of a household that closing wrote. */
export const closingLines = async (community: Community, home: { readonly householdId: string }) =>
  (await statementOf(community, home)).filter(({ kind }) => kind === 'expiry' || kind === 'carry_over')

export const merge = (
  community: Community,
  from: { readonly householdId: string },
  into: { readonly householdId: string },
) =>
  community.as('committee').call(mergeHouseholds, {
    body: { fromHouseholdId: from.householdId, intoHouseholdId: into.householdId, reason: '并户' },
  })

/** A household's account as the system sees it: sessions end before a test's years do. */
export const accountAfterAll = (community: Community, { householdId }: { readonly householdId: string }) =>
  community.work((work) => readHouseholdAccount(async () => [])(work, { params: { householdId } }))
