/** Sets of words by name; a set may name others: `{negative}`. */
export type Lexicon = Readonly<Record<string, string>>

/**
 * A meaning is written as concepts and gaps: `{higher}…{speak}` is one after the other with at most 8 characters
 * between, `……` allows 16, `A & B` allows either order. What is not in braces stands for itself.
 */
export type Meaning = string

const filled = (meaning: string, lexicon: Lexicon): string =>
  meaning.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => {
    const words = lexicon[name]
    if (words === undefined) throw new Error(`no concept ${name}`)
    return `(?:${filled(words, lexicon)})`
  })

const withGaps = (text: string): string => text.replaceAll('……', '.{0,16}?').replaceAll('…', '.{0,8}?')

/** Compiled at the start of the server, not in the first check of a book: the engine waits until the second use. */
const ready = (expression: RegExp): RegExp => {
  for (const text of ['村', '户']) expression.test(text)
  return expression
}

/** The meaning as a regular expression over plain wording. */
export const compiled = (meaning: Meaning, lexicon: Lexicon): RegExp => {
  const sides = meaning.split(' & ').map((side) => withGaps(filled(side, lexicon)))
  const [first = '', second] = sides
  return ready(
    new RegExp(
      second === undefined ? first : `(?:${first}).{0,12}?(?:${second})|(?:${second}).{0,12}?(?:${first})`,
      'u',
    ),
  )
}
