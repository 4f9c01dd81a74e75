import sharp from 'sharp'

/** Pixels along one side of the picture that is hashed, and of the low frequencies that are kept. */
const SIDE = 32
const KEPT = 8

/** Frequencies of a row of pixels (DCT-II), lowest first. */
const cosines = Array.from({ length: KEPT }, (_, frequency) =>
  Array.from({ length: SIDE }, (_, at) => Math.cos((Math.PI / SIDE) * (at + 0.5) * frequency)),
)

const hashOf = (pixel: (x: number, y: number) => number): string => {
  const rows = Array.from({ length: SIDE }, (_, y) =>
    cosines.map((wave) => wave.reduce((sum, weight, x) => sum + weight * pixel(x, y), 0)),
  )
  const frequencies = cosines.flatMap((wave) =>
    Array.from({ length: KEPT }, (_, u) => wave.reduce((sum, weight, y) => sum + weight * rows[y]![u]!, 0)),
  )
  const middle = frequencies.slice(1).toSorted((a, b) => a - b)[Math.floor((KEPT * KEPT - 1) / 2)]!
  const bits = frequencies.map((each, at) => (at > 0 && each > middle ? '1' : '0')).join('')
  return BigInt(`0b${bits}`).toString(16).padStart(16, '0')
}

/**
 * What a photograph looks like, in 64 bits for each of its four orientations, as 64 hexadecimal digits: the same picture
 * saved again, made smaller or brighter, or turned on its side, differs in few bits.
 */
export const perceptualHash = async (picture: Buffer): Promise<string> => {
  const pixels = await sharp(picture).greyscale().resize(SIDE, SIDE, { fit: 'fill' }).raw().toBuffer()
  const last = SIDE - 1
  const at = (x: number, y: number) => pixels[y * SIDE + x]!
  return [
    hashOf(at),
    hashOf((x, y) => at(y, last - x)),
    hashOf((x, y) => at(last - x, last - y)),
    hashOf((x, y) => at(last - y, x)),
  ].join('')
}
