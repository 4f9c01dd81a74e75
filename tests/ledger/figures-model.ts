/** What a household should have, kept in plain figures. Hundredths throughout. */
export interface HomeModel {
  available: number
  held: number
  owed: number
  conduct: number
  lines: number
  /** The home that this one was joined to. */
  mergedInto?: number
}

export interface AwardModel {
  readonly home: number
  readonly declarationId: string
  readonly points: number
  readonly rule: string
  isReversed: boolean
}

export interface OrderModel {
  readonly home: number
  readonly redemptionId: string
  readonly code: string
  readonly quantity: number
  readonly cost: number
  state: 'held' | 'fulfilled' | 'cancelled' | 'expired'
}

/** The whole of what the commands of one run have done. */
export interface VillageModel {
  readonly homes: HomeModel[]
  readonly awards: AwardModel[]
  readonly orders: OrderModel[]
  stock: number
}

const emptyHome = (): HomeModel => ({ available: 0, held: 0, owed: 0, conduct: 0, lines: 0 })

export const emptyModel = (homes: number, stock: number): VillageModel => ({
  homes: Array.from({ length: homes }, emptyHome),
  awards: [],
  orders: [],
  stock,
})

/** Hundredths a rule gives, whether they are honour only, and its yearly cap. */
export const rulesOfModel: Readonly<Record<string, { points: number; isHonor?: true; cap?: number }>> = {
  义务巡逻: { points: 10_000 },
  代购代办: { points: 50 },
  镇级表彰: { points: 500, isHonor: true },
  集体义务劳动: { points: 500, cap: 6000 },
}

/** What a rule has given a home that still stands. */
export const standing = ({ awards }: VillageModel, home: number, rule: string): number =>
  awards
    .filter((one) => one.home === home && one.rule === rule && !one.isReversed)
    .reduce((sum, one) => sum + one.points, 0)

export const isCapped = (model: VillageModel, home: number, rule: string): boolean => {
  const { points, cap = Number.POSITIVE_INFINITY } = rulesOfModel[rule]!
  return standing(model, home, rule) + points > cap
}

export const give = (model: VillageModel, award: AwardModel): void => {
  const home = model.homes[award.home]!
  const credit = rulesOfModel[award.rule]!.isHonor ? 0 : award.points
  const filling = Math.min(credit, home.owed)
  home.owed -= filling
  home.available += credit - filling
  home.conduct += award.points
  home.lines++
  // What filled a debt is owed again when it is taken back.
  model.awards.push(award)
  filled.set(award, filling)
}

const filled = new WeakMap<AwardModel, number>()

/** Where a home's figures are now. */
export const heirOf = ({ homes }: VillageModel, home: number): number => {
  let heir = home
  while (homes[heir]!.mergedInto !== undefined) heir = homes[heir]!.mergedInto!
  return heir
}

/** Everything goes along; nothing is written where there is nothing to move. */
export const merge = (model: VillageModel, from: number, into: number): void => {
  const [old, other] = [model.homes[from]!, model.homes[into]!]
  if (old.available !== 0 || old.owed !== 0 || old.conduct !== 0) {
    old.lines++
    other.lines++
  }
  other.available += old.available
  other.owed += old.owed
  other.conduct += old.conduct
  Object.assign(old, { available: 0, owed: 0, conduct: 0, mergedInto: into })
}

/** One person founds a home of its own and takes these points along. */
export const split = (model: VillageModel, from: number, available: number): void => {
  const old = model.homes[from]!
  const lines = available === 0 ? 0 : 1
  old.available -= available
  old.lines += lines
  model.homes.push({ ...emptyHome(), available, lines })
}

export const takeBack = (model: VillageModel, award: AwardModel): void => {
  const home = model.homes[heirOf(model, award.home)]!
  const filling = filled.get(award) ?? 0
  const credit = rulesOfModel[award.rule]!.isHonor ? 0 : award.points
  const taken = Math.min(credit - filling, home.available)
  home.available -= taken
  home.owed += credit - taken
  home.conduct -= award.points
  home.lines++
  award.isReversed = true
}

export const settle = (model: VillageModel, order: OrderModel, state: 'fulfilled' | 'cancelled' | 'expired'): void => {
  const home = model.homes[order.home]!
  home.held -= order.cost
  order.state = state
  if (state === 'fulfilled') return
  const filling = Math.min(order.cost, home.owed)
  home.owed -= filling
  home.available += order.cost - filling
  home.lines++
  model.stock += order.quantity
}
