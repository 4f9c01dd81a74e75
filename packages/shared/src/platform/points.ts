import { z } from 'zod'

/** The ledger counts hundredths of a point; the contract and the screens speak points with at most two decimals. */
export const HUNDREDTHS = 100

/** The largest amount one request may name: 100,000 points. */
export const MAX_POINTS = 100_000

/** Points as hundredths. Throws if the figure has more than two decimals, which a contract has refused before. */
export const toHundredths = (points: number): number => {
  const hundredths = Math.round(points * HUNDREDTHS)
  if (Math.abs(hundredths - points * HUNDREDTHS) > 1e-6) throw new RangeError(`more than two decimals: ${points}`)
  return hundredths
}

export const toPoints = (hundredths: number): number => hundredths / HUNDREDTHS

const hasTwoDecimals = (points: number) => Math.abs(Math.round(points * HUNDREDTHS) - points * HUNDREDTHS) < 1e-6

/** A figure that may be zero or negative (a balance, an entry). */
export const Points = z.number().refine(hasTwoDecimals, '积分最多写两位小数')

/** An amount somebody gives: above zero, at most two decimals, at most 100,000. */
export const PositivePoints = Points.refine((points) => points > 0, '分数要大于 0').refine(
  (points) => points <= MAX_POINTS,
  '分数太大了,一次最多 100000 分',
)

/** `60`, `0.5`, `1,865`; never `60.00`. Written out because some phones' WeChat engines lack Intl. */
export const formatPoints = (points: number): string => {
  const [whole = '0', decimals] = String(toPoints(Math.round(points * HUNDREDTHS))).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return decimals ? `${grouped}.${decimals}` : grouped
}

/** `+10`, `−60` with a real minus sign; zero has none. */
export const formatSignedPoints = (points: number): string =>
  points === 0 ? '0' : `${points > 0 ? '+' : '−'}${formatPoints(Math.abs(points))}`
