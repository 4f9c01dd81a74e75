import { z } from 'zod'

/** Rows of a list page when the caller does not say: what a phone shows in two screens. */
export const PAGE_ROWS = 20

/** Query of every list: an opaque cursor from the last answer and how many rows. */
export const PageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1, '至少 1 行').max(100, '一次最多 100 行').default(PAGE_ROWS),
})

/** A page of rows; `nextCursor` is absent on the last page. */
export const page = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), nextCursor: z.string().optional() })

/** Opaque, time-ordered identifier. */
export const Id = z.string().regex(/^[\w-]{1,64}$/, '编号不对')

/** Something a person typed on one line: trimmed, not empty, no control characters. */
export const Line = (name: string, most: number) =>
  z
    .string()
    .trim()
    .min(1, `请填写${name}`)
    .max(most, `${name}最多 ${most} 个字`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is refused
    .regex(/^[^\u0000-\u001f\u007f]*$/, `${name}里有看不见的符号,请重新输入`)

/** Free words, may be several lines. */
export const Words = (name: string, most: number) => z.string().trim().max(most, `${name}最多 ${most} 个字`)
