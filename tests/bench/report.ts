/** One measured figure; `limit` is what the project promised, shown beside it and never asserted. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly limit?: number
}

/** A line that says that something is going on. */
export const progress = (line: string): void => console.log(`… ${line}`)

const verdict = ({ value, limit }: Figure) => (limit === undefined ? '' : value <= limit ? 'within' : 'OVER')

/** Prints a table for people, then one line of JSON for machines. */
export const printFigures = (figures: readonly Figure[]): void => {
  const width = Math.max(...figures.map(({ name }) => name.length))
  console.log('')
  for (const figure of figures) {
    const { name, value, unit, limit } = figure
    const promised = limit === undefined ? '' : `promised ≤ ${limit} ${unit}  ${verdict(figure)}`
    console.log(`${name.padEnd(width)}  ${`${value} ${unit}`.padStart(12)}  ${promised}`.trimEnd())
  }
  console.log(`\n${JSON.stringify(figures)}`)
}
