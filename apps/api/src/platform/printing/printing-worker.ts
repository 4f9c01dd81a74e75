import { fileURLToPath } from 'node:url'
import pdfmake from 'pdfmake'
import { answerTasks } from '../run-in-worker.ts'
import { enlarge } from './large-paper.ts'
import { layOut, tableLayouts } from './layout.ts'
import type { PrintingTask } from './print-document.ts'

const normal = fileURLToPath(
  import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
)
const bold = fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'))

pdfmake.setFonts({ Noto: { normal, bold, italics: normal, bolditalics: bold } })
pdfmake.setTableLayouts(tableLayouts)
// Whatever a document says, it opens no address and no file but the two fonts.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => path === normal || path === bold)

const print = async ({ document, publicAddress }: PrintingTask): Promise<Uint8Array> => {
  const bytes = await pdfmake.createPdf(layOut(document, publicAddress)).getBuffer()
  return document.paper === 'A4' ? bytes : enlarge(bytes, document.paper === 'A3_on_two_A4')
}

answerTasks(print)
