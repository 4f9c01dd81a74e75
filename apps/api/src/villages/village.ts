import type { VillageSettings } from '@village-points/shared/villages/contract.ts'

/** Settings as they are stored: money in whole fen. */
export interface StoredSettings extends Omit<VillageSettings, 'yuanPerPoint'> {
  readonly fenPerPoint: number
}

export const toStored = ({ yuanPerPoint, ...rest }: VillageSettings): StoredSettings => ({
  ...rest,
  fenPerPoint: Math.round(yuanPerPoint * 100),
})

export const fromStored = ({ fenPerPoint, ...rest }: StoredSettings): VillageSettings => ({
  ...rest,
  yuanPerPoint: fenPerPoint / 100,
})
