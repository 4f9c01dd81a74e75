import { openWorker } from '@village-points/api/platform/run-in-worker.ts'
import { describe, expect, it } from 'vitest'

/** A process that does what it is told, written here so that nothing of the product can make it pass. */
const script = (body: string) =>
  new URL(`data:text/javascript,${encodeURIComponent(`process.on('message', async (task) => { ${body} })`)}`)
const bounds = { heapMegabytes: 24, milliseconds: 5_000, idleMilliseconds: 0 }
const echo = script('process.send({ task, processId: process.pid })')

interface Answer {
  readonly task: unknown
  readonly processId: number
}

describe('a worker', () => {
  it('answers in order, in a process of its own each time', async () => {
    const run = openWorker<number, Answer>(echo, bounds)
    const answers = await Promise.all([run(1), run(2), run(3)])
    expect(answers.map(({ task }) => task)).toEqual([1, 2, 3])
    expect(new Set(answers.map(({ processId }) => processId)).size).toBe(3)
  })

  it('that may wait for more is used again', async () => {
    const run = openWorker<number, Answer>(echo, { ...bounds, idleMilliseconds: 60_000 })
    const first = await run(1)
    expect(await run(2)).toEqual({ task: 2, processId: first.processId })
  })

  it.each([0, 60_000])('that fails harms no later task (kept for %i ms)', async (idleMilliseconds) => {
    const body = "if (task === 'throw') throw new Error('no'); if (task === 'exit') process.exit(); process.send(task)"
    const run = openWorker<string, string>(script(body), { ...bounds, idleMilliseconds })
    expect(await run('one')).toBe('one')
    await expect(run('throw')).rejects.toMatchObject({ reason: 'crashed' })
    expect(await run('two')).toBe('two')
    await expect(run('exit')).rejects.toMatchObject({ reason: 'crashed' })
    expect(await run('three')).toBe('three')
  })

  it('that takes too long or too much memory is ended and says so', async () => {
    const slow = openWorker<number, number>(script('while (task === 1); process.send(task)'), {
      ...bounds,
      milliseconds: 1_500,
    })
    await expect(slow(1)).rejects.toMatchObject({ reason: 'too_slow' })
    expect(await slow(2)).toBe(2)
    const greedy = openWorker<number, number>(
      script('const all = []; for (;;) all.push(new Array(1e5).fill(task))'),
      bounds,
    )
    await expect(greedy(1)).rejects.toMatchObject({ reason: 'out_of_memory' })
  })
})
