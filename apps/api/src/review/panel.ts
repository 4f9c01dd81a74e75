import { refuse } from '../platform/refusal.ts'

/** Refuses a panel that is yet to be chosen, and a term that is over when it begins. */
export const decideTerm = (
  { chosenOn, termEndsOn }: { readonly chosenOn: string; readonly termEndsOn: string },
  today: string,
): void => {
  if (chosenOn > today) refuse('review.not_chosen_yet')
  if (termEndsOn <= chosenOn) refuse('review.term_too_short')
}

/** Whether the villagers should choose anew. The panel goes on until they do. */
export const isTermOver = (termEndsOn: string | null, today: string): boolean =>
  termEndsOn !== null && today > termEndsOn
