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
