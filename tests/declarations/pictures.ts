import sharp from 'sharp'

/** A scene of a yard that no other seed paints, with the grain of a camera. */
export const paint = async (seed: number, width = 1200, height = 900): Promise<Buffer> => {
  let state = seed * 7919 + 17
  const chance = (most: number) => {
    state = (state * 48271) % 2147483647
    return state % most
  }
  const colour = () => `rgb(${chance(256)},${chance(256)},${chance(256)})`
  const shapes = Array.from({ length: 14 }, () => {
    const [x, y, wide, high] = [chance(width), chance(height), 80 + chance(width / 2), 80 + chance(height / 2)]
    return chance(2) === 0
      ? `<rect x="${x - wide / 2}" y="${y - high / 2}" width="${wide}" height="${high}" fill="${colour()}"/>`
      : `<ellipse cx="${x}" cy="${y}" rx="${wide / 2}" ry="${high / 2}" fill="${colour()}"/>`
  })
  const sky = `<rect width="${width}" height="${height}" fill="${colour()}"/>`
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${sky}${shapes.join('')}</svg>`
  return sharp(Buffer.from(drawn)).blur(4).jpeg({ quality: 92 }).toBuffer()
}
