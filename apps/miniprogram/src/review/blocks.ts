import type { WaitingDeclaration } from '@village-points/shared/declarations/contract.ts'

/** As many as one looks through before saying yes to all of them. */
const BLOCK_SIZE = 20

/** Declarations under one rule, decided on at once. */
export interface Block<Row> {
  readonly key: string
  readonly title: string
  readonly isOverdue: boolean
  readonly rows: readonly Row[]
}

/** In blocks by rule, what is overdue first; within a block what came first stands first. */
export const blocksOf = <Row extends WaitingDeclaration>(rows: readonly Row[]): readonly Block<Row>[] => {
  const byRule = new Map<string, Row[]>()
  for (const row of rows) {
    const key = `${row.isOverdue ? 'late' : 'new'} ${row.ruleTitle}`
    byRule.set(key, [...(byRule.get(key) ?? []), row])
  }
  const blocks = [...byRule].flatMap(([key, own]) =>
    Array.from({ length: Math.ceil(own.length / BLOCK_SIZE) }, (_, at) => ({
      key: `${key} ${at}`,
      title: own[0]!.ruleTitle,
      isOverdue: own[0]!.isOverdue,
      rows: own.slice(at * BLOCK_SIZE, (at + 1) * BLOCK_SIZE),
    })),
  )
  return blocks.toSorted((a, b) => Number(b.isOverdue) - Number(a.isOverdue))
}
