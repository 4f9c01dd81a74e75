import type { VillageSettings } from '@village-points/shared/villages/contract.ts'

/** Settings as they are stored: money in whole fen, lists in one text. */
export interface StoredSettings extends Omit<VillageSettings, 'yuanPerPoint' | 'starPoints'> {
  readonly fenPerPoint: number
  readonly starPoints: string
}

export const toStored = ({ yuanPerPoint, starPoints, ...rest }: VillageSettings): StoredSettings => ({
  ...rest,
  fenPerPoint: Math.round(yuanPerPoint * 100),
  starPoints: starPoints.join(' '),
})

export const fromStored = ({ fenPerPoint, starPoints, ...rest }: StoredSettings): VillageSettings => ({
  ...rest,
  yuanPerPoint: fenPerPoint / 100,
  starPoints: starPoints.split(' ').filter(Boolean).map(Number),
})
