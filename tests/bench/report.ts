/** One measured figure, and what the project promised: `most` or `least`, shown beside it and never asserted. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly most?: number
  readonly least?: number
}

/** A line that says that something is going on. */
export const progress = (line: string): void => console.log(`… ${line}`)

const promiseOf = ({ value, unit, most, least }: Figure): string => {
  if (most !== undefined) return `promised ≤ ${most} ${unit}  ${value <= most ? 'within' : 'OVER'}`
  return least === undefined ? '' : `aimed at ≥ ${least} ${unit}  ${value >= least ? 'reached' : 'BELOW'}`
}

/** Prints a table for people, then one line of JSON for machines. */
export const printFigures = (figures: readonly Figure[]): void => {
  const width = Math.max(...figures.map(({ name }) => name.length))
  console.log('')
  for (const figure of figures) {
    const { name, value, unit } = figure
    console.log(`${name.padEnd(width)}  ${`${value} ${unit}`.padStart(12)}  ${promiseOf(figure)}`.trimEnd())
  }
  console.log(`\n${JSON.stringify(figures)}`)
}
