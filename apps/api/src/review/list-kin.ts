import type { Work } from '../platform/work.ts'
import { seesAllKin } from './policy.ts'
import { toKin } from './presenting.ts'
import { kinOf } from './repository.ts'

export const listKin = async (work: Work) => {
  const rows = await kinOf(work, seesAllKin(work.actor) ? {} : { userId: work.actor.userId })
  return { kin: await toKin(work, rows) }
}
