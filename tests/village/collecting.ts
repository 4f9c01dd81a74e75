import { jobs } from '@village-points/api/app.ts'
import type { TestVillage } from './test-village.ts'

/** Lets days go by for the photographs alone. The clock goes back, because nobody stays signed in for a year. */
export const collectPhotosAfter = async (village: TestVillage, days: number): Promise<void> => {
  village.clock.advance({ days })
  await jobs.find(({ name }) => name === 'collect-photos')!.run(village.background)
  village.clock.advance({ days: -days })
}
