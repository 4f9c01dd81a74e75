import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A run of text as it stands on the page; lengths in points, from the lower left corner. */
export interface PrintedText {
  readonly text: string
  readonly size: number
  readonly left: number
  readonly right: number
  readonly bottom: number
}

export interface PrintedPage {
  readonly width: number
  readonly height: number
  readonly texts: readonly PrintedText[]
  readonly words: string
  /** Every font of the page lies inside the file. */
  readonly isWhole: boolean
}

interface TextItem {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
}

/** Reads a PDF as another program would: pages with their text, its size and place. */
export const readPdf = async (bytes: Uint8Array): Promise<readonly PrintedPage[]> => {
  const reading = getDocument({ data: new Uint8Array(bytes), verbosity: 0, fontExtraProperties: true })
  const document = await reading.promise
  const pages: PrintedPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const { items } = await page.getTextContent()
    await page.getOperatorList()
    const texts = (items as TextItem[])
      .filter(({ str }) => str.trim() !== '')
      .map(({ str, transform, width: textWidth }) => ({
        text: str,
        size: Math.hypot(transform[2]!, transform[3]!),
        left: transform[4]!,
        right: transform[4]! + textWidth,
        bottom: transform[5]!,
      }))
    const fonts = new Set(items.flatMap((item) => ('fontName' in item ? [item.fontName] : [])))
    pages.push({
      width,
      height,
      texts,
      words: texts.map(({ text }) => text).join(''),
      isWhole: [...fonts].every((name) => !(page.commonObjs.get(name) as { missingFile?: boolean }).missingFile),
    })
  }
  await reading.destroy()
  return pages
}
