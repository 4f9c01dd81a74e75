import { makeReport, readSample, recordFinding, signReport } from '@village-points/shared/supervision/contract.ts'
import type { DemoClient } from './demo-client.ts'

/** A month was looked into and signed for; the one after it is left to whoever tries it. */
export const superviseMonth = async (supervisor: DemoClient, month: string): Promise<void> => {
  const params = { month }
  const { rows } = await supervisor.call(readSample, { params, query: { limit: 100 } })
  for (const [at, { sequence }] of rows.entries()) {
    const found =
      at === 0 ? { verdict: 'wrong' as const, words: '组长写的证明没有日期,补上就行' } : { verdict: 'fine' as const }
    await supervisor.call(recordFinding, { params, body: { sequence, ...found } })
  }
  const { digest } = await supervisor.call(makeReport, { params, body: { words: '总的记得清楚,证明要写日期。' } })
  await supervisor.call(signReport, { params, body: { digest } })
}
