import type { VillageSettings } from '@village-points/shared/villages/contract.ts'

/** Settings as they are stored: money in whole fen. */
export interface StoredSettings extends Omit<VillageSettings, 'yuanPerPoint'> {
  readonly fenPerPoint: number
}

export const toStored = ({ yuanPerPoint, ...rest }: VillageSettings): StoredSettings => ({
  ...rest,
  fenPerPoint: Math.round(yuanPerPoint * 100),
})

export const fromStored = ({
  telephone,
  publicityDays,
  fenPerPoint,
  nameMasking,
}: StoredSettings): VillageSettings => ({
  telephone,
  publicityDays,
  yuanPerPoint: fenPerPoint / 100,
  nameMasking,
})
