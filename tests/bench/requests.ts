/** What the load sends: awards, batches, orders and reads, as autocannon wants them. */
import { randomUUID } from 'node:crypto'
import { awardBatch, awardHousehold, listAwardOptions } from '@village-points/shared/declarations/contract.ts'
import { readHonorBoard } from '@village-points/shared/honors/contract.ts'
import { searchHouseholds } from '@village-points/shared/households/contract.ts'
import {
  listEntries,
  readEntry,
  readHouseholdAccount,
  readVillageTotals,
} from '@village-points/shared/ledger/contract.ts'
import type { Endpoint } from '@village-points/shared/platform/endpoint.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { listRedemptions, listRewards, redeemReward } from '@village-points/shared/rewards/contract.ts'
import type autocannon from 'autocannon'
import type { BenchVillage, Held } from './bench-village.ts'
import { headersOf, urlOf } from './product.ts'

export const HOUSEHOLDS_OF_A_BATCH = 40
/** Points and their issuance, honour and its source. */
export const ENTRIES_OF_AN_AWARD = 4

const today = () => villageDayOf(new Date())

/** Every request has a key of its own and the next body. */
const writes = (address: string, endpoint: Endpoint, next: () => { by: Held; body: unknown }): autocannon.Options => ({
  url: urlOf(address, endpoint, {}),
  method: 'POST',
  requests: [
    {
      setupRequest: (request) => {
        const { by, body } = next()
        const headers = { ...headersOf({ address, ...by }), 'Idempotency-Key': randomUUID() }
        return { ...request, headers, body: JSON.stringify(body) }
      },
    },
  ],
})

const inTurn = <One>(list: readonly One[]): (() => One) => {
  let turn = 0
  return () => list[turn++ % list.length]!
}

/** Bodies of single awards, every household in turn. */
export const awardBodies = ({ householdIds, ruleId }: BenchVillage) => {
  const next = inTurn(householdIds)
  return () => ({ householdId: next(), ruleId, deedOn: today(), note: '' })
}

export const awards = (address: string, village: BenchVillage) => {
  const next = awardBodies(village)
  return writes(address, awardHousehold, () => ({ by: village.committee, body: next() }))
}

export const batches = (address: string, village: BenchVillage) => {
  const { householdIds, ruleId, committee } = village
  const next = inTurn(householdIds)
  return writes(address, awardBatch, () => {
    const households = Array.from({ length: HOUSEHOLDS_OF_A_BATCH }, () => ({ householdId: next() }))
    return { by: committee, body: { ruleId, deedOn: today(), households } }
  })
}

export const orders = (address: string, { phones, rewardId }: BenchVillage) => {
  const next = inTurn(phones)
  return writes(address, redeemReward, () => ({ by: next(), body: { rewardId, quantity: 1 } }))
}

type Places = { params?: unknown; query?: unknown }

const reads = (address: string, endpoint: Endpoint, by: Held, places: Places): autocannon.Options => ({
  url: urlOf(address, endpoint, places),
  headers: headersOf({ address, ...by }),
})

/** Every page that people look at, as its own home's phone or as the committee asks for it. */
export const readsOf = (
  address: string,
  { committee, phones }: BenchVillage,
  { cursor, transferId }: { cursor: string; transferId: string },
): Record<string, autocannon.Options> => {
  const phone = phones[0]!
  const params = { householdId: phone.householdId }
  const own = (endpoint: Endpoint, places: Places) => reads(address, endpoint, phone, places)
  const office = (endpoint: Endpoint, places: Places) => reads(address, endpoint, committee, places)
  return {
    'home page': own(readHouseholdAccount, { params }),
    'statement page': own(listEntries, { params, query: { limit: 30 } }),
    'statement page further down': own(listEntries, { params, query: { limit: 30, cursor } }),
    'one entry': own(readEntry, { params: { ...params, transferId } }),
    'village totals': own(readVillageTotals, {}),
    goods: own(listRewards, { query: {} }),
    ranking: own(readHonorBoard, { query: {} }),
    'own orders': own(listRedemptions, { query: {} }),
    'award page': office(listAwardOptions, { query: params }),
    'household search': office(searchHouseholds, { query: { text: '周', limit: 30 } }),
  }
}
