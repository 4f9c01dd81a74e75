import { PDFDocument } from '@cantoo/pdf-lib'

const A4 = { width: 595.28, height: 841.89 }
const A3 = { width: A4.height, height: 2 * A4.width }
/** A page of A4 fills one of A3: the type becomes 20 points, which one reads from a step away. */
const SCALE = A3.width / A4.width
/** What the two sheets have in common at the seam: printers leave the edge of a sheet white. */
const OVERLAP = 34

/** Where the sheets begin on an A3 page, the upper one first; what is left out at the outer edges is margin. */
const bottoms = [A3.height / 2 - OVERLAP / 2, OVERLAP / 2]

/** Every page of A4 enlarged: on one sheet of A3, or on two of A4, lying, to be glued below each other. */
export const enlarge = async (bytes: Uint8Array, isOnTwoSheets: boolean): Promise<Uint8Array> => {
  const small = await PDFDocument.load(bytes)
  const large = await PDFDocument.create()
  large.setTitle(small.getTitle() ?? '')
  const parts = isOnTwoSheets ? bottoms : [0]
  const height = isOnTwoSheets ? A3.height / 2 : A3.height
  const pages = await large.embedPages(
    small.getPages().flatMap((page) => parts.map(() => page)),
    small
      .getPages()
      .flatMap(() =>
        parts.map((bottom) => ({ left: 0, right: A4.width, bottom: bottom / SCALE, top: (bottom + height) / SCALE })),
      ),
  )
  for (const page of pages) {
    large.addPage([A3.width, height]).drawPage(page, { x: 0, y: 0, xScale: SCALE, yScale: SCALE })
  }
  return large.save()
}
