import { PDFDocument } from '@cantoo/pdf-lib'

const A4 = { width: 595.28, height: 841.89 }
const A3_WIDTH = 2 * A4.width
/** What the two sheets have in common at the seam: printers leave the edge of a sheet white. */
const OVERLAP = 34

/** Left and right part of an A3 page, each as wide as an A4 sheet. */
const parts = [0, A3_WIDTH - A4.width].map((left, at) => {
  const shifted = at === 0 ? left + OVERLAP / 2 : left - OVERLAP / 2
  return { left: shifted, right: shifted + A4.width, bottom: 0, top: A4.height }
})

/** Every A3 page on two A4 sheets in its own size, to be glued side by side. */
export const onTwoSheets = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const large = await PDFDocument.load(bytes)
  const small = await PDFDocument.create()
  small.setTitle(large.getTitle() ?? '')
  const pages = large.getPages()
  const halves = await small.embedPages(
    pages.flatMap((page) => parts.map(() => page)),
    pages.flatMap(() => parts),
  )
  for (const half of halves) small.addPage([A4.width, A4.height]).drawPage(half, { x: 0, y: 0 })
  return small.save()
}
