import { type Cell, cellText } from '../spreadsheet/cells.ts'
import { plain } from './digits.ts'

/** A name without inner spaces, and what stood in brackets behind it: `户主`, `已故`, `三组`. */
export interface ReadName {
  readonly name: string
  readonly notes: readonly string[]
}

/** Reads `王 芳`, `张三(户主)`, `李四【已故】`; letters keep their spaces, Chinese characters lose them. */
export const readName = (cell: Cell | undefined): ReadName => {
  const notes: string[] = []
  const bare = plain(cellText(cell))
    .replace(/[((【[〔]([^))】\]〕]*)[))】\]〕]/g, (_all, note: string) => {
      if (note.trim()) notes.push(note.trim())
      return ''
    })
    .replace(/(?<=[\u3400-\u9fff·])\s+(?=[\u3400-\u9fff·])/g, '')
    .replace(/[.•・](?=[\u3400-\u9fff])/g, '·')
    .replace(/^[\d.、*]+(?=[\u3400-\u9fff])|[*、,,。]+$/g, '')
    .trim()
  return { name: bare, notes }
}

/** Whether the text could be a person's name at all. */
export const isNameLike = (name: string): boolean =>
  /^[\u3400-\u9fff·]{2,12}$/.test(name) || /^[A-Za-z][A-Za-z .'-]{1,40}$/.test(name)
