import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Tx } from '../platform/database/store.ts'
import type { Background } from '../platform/http/route.ts'
import { eachApart, type Job } from '../platform/jobs.ts'
import { systemActor, type Work } from '../platform/work.ts'
import { allVillages } from '../villages/index.ts'
import { closeSomeLines } from './closing.ts'
import { beginList, fillList, isListDue } from './making.ts'
import { listsToClose, listsToFill } from './repository.ts'

const workOf =
  ({ now }: Background, villageId: string) =>
  (tx: Tx): Work => ({
    tx,
    villageId,
    actor: systemActor,
    now: now(),
  })

/** Puts up the list of the day, from eight in the morning on, and goes on with lists too long for one turn. Safe to run twice. */
export const publicizeDaily: Job = {
  name: 'publicize-daily',
  everySeconds: 60,
  async run(background) {
    try {
      await beginLists(background)
    } finally {
      await fillLists(background)
    }
  },
}

const beginLists = async (background: Background): Promise<void> => {
  const { store } = background
  await eachApart(await store.read(allVillages), async ({ villageId }) => {
    const as = workOf(background, villageId)
    if (!(await store.read((tx) => isListDue(as(tx))))) return
    await store.write(async (tx) => {
      await tx.lock(villageId)
      if (await isListDue(as(tx))) await beginList(as(tx))
    })
  })
}

const fillLists = async (background: Background): Promise<void> => {
  const { store } = background
  await eachApart(await store.read(listsToFill), async ({ villageId, listId }) => {
    while (await store.write((tx) => fillList(workOf(background, villageId)(tx), listId)));
  })
}

/** Posts what nobody objected to when the last day is over; a server that was down then does it when it is up again. */
export const closePublicities: Job = {
  name: 'close-publicities',
  everySeconds: 20,
  async run(background) {
    const { store, now } = background
    const due = await store.read((tx) => listsToClose(tx, villageDayOf(now())))
    await eachApart(due, async ({ villageId, listId }) => {
      for (let after: number | undefined = 0; after !== undefined; ) {
        const from: number = after
        after = await store.write((tx) => closeSomeLines(workOf(background, villageId)(tx), listId, from))
      }
    })
  },
}
