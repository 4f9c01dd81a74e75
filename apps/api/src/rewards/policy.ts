import type { Actor } from '../platform/work.ts'

interface Order {
  readonly householdId: string
  readonly rewardShopId: string
  readonly state: string
}

/** Villagers see their own orders, clerks those of their shop, committee and supervisors the village's. */
export const mayReadOrder = (actor: Actor, order: Order): boolean => {
  if (actor.role === 'villager') return actor.householdId === order.householdId
  if (actor.role === 'clerk') return mayHandOut(actor, order)
  return actor.role === 'committee' || actor.role === 'supervisor' || actor.role === 'system'
}

/** A clerk hands out the goods of the own shop; nobody else is bound to one. */
export const mayHandOut = (actor: Actor, goods: { readonly rewardShopId: string }): boolean =>
  actor.role !== 'clerk' || !actor.rewardShopId || actor.rewardShopId === goods.rewardShopId

/** What the page may offer for one order. */
export const whatMayBeDone = (actor: Actor, order: Order) => {
  const isOpen = order.state === 'held' && mayReadOrder(actor, order)
  return {
    cancel: isOpen && (actor.role === 'villager' || actor.role === 'clerk' || actor.role === 'committee'),
    fulfill: isOpen && (actor.role === 'clerk' || actor.role === 'committee'),
  }
}
