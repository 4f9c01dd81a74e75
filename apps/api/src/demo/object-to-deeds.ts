import { listDeclarations } from '@village-points/shared/declarations/contract.ts'
import { answerObjection, appealObjection, raiseObjection } from '@village-points/shared/objections/contract.ts'
import type { DemoClient } from './demo-client.ts'

/** Who objects, who answers, and the homes that are left alone because the demo's people live there. */
interface Objecting {
  readonly accountant: DemoClient
  readonly objector: DemoClient
  readonly supervisor: DemoClient
  readonly leftAlone: ReadonlySet<string | undefined>
}

/** One objection waits for the supervisors; another was answered, and waits for the town. */
export const objectToDeeds = async ({ accountant, objector, supervisor, leftAlone }: Objecting): Promise<void> => {
  const { rows } = await accountant.call(listDeclarations, { query: { limit: 100 } })
  const [first, second] = rows.filter(
    ({ state, household }) => state === 'posted' && !leftAlone.has(household.householdId),
  )
  if (!first || !second) throw new Error('the story recorded nothing to object to')
  const object = (declarationId: string, words: string) =>
    objector.call(raiseObjection, { body: { declarationId, words } })
  const { objectionId } = await object(first.declarationId, '那天我在场,没有看见他家的人')
  const params = { objectionId }
  const reasons = '问过组长,那天是他家老二去的,签到表上有名字。'
  await supervisor.call(answerObjection, { params, body: { isUpheld: false, reasons } })
  await objector.call(appealObjection, { params, body: { words: '签到表是后来补的,请镇里再查一查' } })
  await object(second.declarationId, '他家那几天都在城里')
}
