/** `★ 3 颗星`: a row of stars would be read aloud one by one. */
export const starsText = (stars: number): string => `★ ${stars} 颗星`
