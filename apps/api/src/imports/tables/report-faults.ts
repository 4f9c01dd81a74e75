import { cellText, type SpreadsheetContent } from '../spreadsheet/cells.ts'
import type { Problems } from './problem.ts'
import type { TableRow } from './table.ts'

/** Names each formula without a stored value and each Excel error in columns that mean something. */
export const reportFaults = <Field extends string>(row: TableRow<Field>, problems: Problems): void => {
  for (const { column, cell } of row.faults) {
    problems.add(row.placeAt(column), {
      code: 'fault',
      severity: 'warning',
      value: cellText(cell),
      message: cellText(cell).startsWith('=') ? '这一格是公式,没有存下算好的数' : '这一格 Excel 显示出错',
      remedy: '这一格当作空着。请在 Excel 里打开,存一次,或者直接写上数。',
    })
  }
}

/** Says that no header row was found, and which words it looked for. */
export const reportNoTable = (content: SpreadsheetContent, kind: string, words: string, problems: Problems): void => {
  const sheet = content.sheets.findIndex((candidate) => !candidate.isHidden && candidate.rows.length > 0)
  problems.add(
    { sheet: content.sheets[Math.max(0, sheet)]?.name ?? '', sheetIndex: Math.max(0, sheet), row: 1, rowKey: 'top' },
    {
      code: 'no_table',
      severity: 'error',
      value: content.fileName,
      message: `没有找到${kind}的表头`,
      remedy: `请看看是不是选错了文件。表头那一行要有${words}这样的字。`,
    },
  )
}
