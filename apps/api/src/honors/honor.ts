/** Stars for conduct points, by what each star takes, least first. */
export const starsOf = (conductPoints: number, starPoints: readonly number[]): number =>
  starPoints.filter((points) => points <= conductPoints).length

/** What the next star takes. */
export const nextStarOf = (conductPoints: number, starPoints: readonly number[]): number | undefined =>
  starPoints.find((points) => points > conductPoints)

/** The best first; equal points share a place. */
export const placed = <Row extends { readonly conductPoints: number }>(rows: readonly Row[]) => {
  const sorted = rows.toSorted((a, b) => b.conductPoints - a.conductPoints)
  return sorted.map((row) => ({
    ...row,
    place: 1 + sorted.findIndex(({ conductPoints }) => conductPoints === row.conductPoints),
  }))
}

/** Every year from one to another, the latest first. */
export const yearsBetween = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(1, last - first + 1) }, (_, back) => last - back)
