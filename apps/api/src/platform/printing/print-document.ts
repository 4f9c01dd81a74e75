import { StoreBusy } from '../database/store.ts'
import type { Delivery, Download } from '../http/route.ts'
import { openWorker } from '../run-in-worker.ts'
import type { PrintedDocument } from './document.ts'

export interface PrintingTask {
  readonly document: PrintedDocument
  readonly publicAddress: string
}

/** Papers that may wait for the printer; the largest takes a second or two. */
const MOST_WAITING = 8
let waiting = 0

const run = openWorker<PrintingTask, Uint8Array>(new URL('./printing-worker.ts', import.meta.url), {
  heapMegabytes: 256,
  milliseconds: 30_000,
  idleMilliseconds: 15_000, // a clerk prints the statements of a whole group one after the other
})

/** A document as PDF with its fonts inside, made beside the server. Throws StoreBusy when too many wait. */
export const printDocument = async (
  document: PrintedDocument,
  { publicAddress }: Pick<Delivery, 'publicAddress'>,
): Promise<Download> => {
  if (waiting >= MOST_WAITING) throw new StoreBusy('too many papers wait')
  waiting++
  try {
    const bytes = Buffer.from(await run({ document, publicAddress }))
    return { bytes, contentType: 'application/pdf', fileName: document.fileName }
  } finally {
    waiting--
  }
}
