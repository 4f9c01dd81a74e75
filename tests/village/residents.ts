import { addUser, grantRole, openSession } from '@village-points/api/identity/index.ts'
import { type Client, openClient } from './client.ts'
import type { TestVillage } from './test-village.ts'

/** Somebody who lives in one of the further households and has a phone. */
export interface Resident {
  readonly userId: string
  readonly client: Client
}

/** One resident for each further household of the village. */
export const settleResidents = (village: TestVillage): Promise<Resident[]> =>
  village.background.store.write(async (tx) => {
    const now = village.background.now()
    const residents: Resident[] = []
    for (const { householdId, name, headName } of village.more) {
      const userId = await addUser(tx, now, { displayName: headName })
      const { villageId } = village
      const roleId = await grantRole(tx, now, { villageId, userId, role: 'villager', label: name, householdId })
      const { token } = await openSession(tx, now, userId)
      residents.push({ userId, client: openClient(village.address, token, roleId) })
    }
    return residents
  })
