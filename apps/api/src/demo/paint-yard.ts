import sharp from 'sharp'

const WIDTH = 960
const HEIGHT = 720

/** A drawn yard in place of a photograph: house, tree and a swept court; every seed draws another one. */
export const paintYard = (seed: number): Promise<Buffer> => {
  let state = seed * 7919 + 17
  const next = (least: number, most: number) => {
    state = (state * 48_271) % 2_147_483_647
    return least + (state % (most - least))
  }
  const hue = next(20, 50)
  const ground = next(380, 520)
  const [left, wide, high] = [next(40, 520), next(260, 420), next(150, 280)]
  const wall = ground - high + 40
  const roof = `${left - 40},${wall} ${left + wide / 2},${wall - next(90, 170)} ${left + wide + 40},${wall}`
  const trees = Array.from({ length: next(1, 4) }, () => {
    const [x, size] = [next(40, 920), next(60, 130)]
    return `<rect x="${x - 9}" y="${ground - 60}" width="18" height="120" fill="#6b4a2b"/><circle cx="${x}" cy="${ground - 90}" r="${size}" fill="hsl(${next(90, 140)},35%,${next(28, 45)}%)"/>`
  })
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="${WIDTH}" height="${HEIGHT}" fill="hsl(205,${next(25, 60)}%,${next(70, 90)}%)"/>
    <ellipse cx="${next(0, 960)}" cy="${ground}" rx="${next(300, 620)}" ry="${next(80, 220)}" fill="hsl(110,25%,55%)"/>
    <rect x="${next(-200, 800)}" y="${next(200, 420)}" width="${next(160, 420)}" height="${next(160, 400)}" fill="hsl(${next(10, 60)},20%,${next(30, 60)}%)"/>
    <rect y="${ground}" width="${WIDTH}" height="${HEIGHT - ground}" fill="hsl(${hue},30%,${next(60, 78)}%)"/>
    ${trees[0]}
    <rect x="${left}" y="${wall}" width="${wide}" height="${high}" fill="hsl(${hue},${next(15, 40)}%,${next(72, 90)}%)"/>
    <polygon points="${roof}" fill="hsl(${next(5, 25)},45%,${next(30, 45)}%)"/>
    <rect x="${left + wide / 2 - 40}" y="${wall + high - 130}" width="80" height="130" fill="hsl(${next(0, 30)},40%,30%)"/>
    ${trees.slice(1).join('')}
  </svg>`
  return sharp(Buffer.from(drawing)).jpeg({ quality: 82 }).toBuffer()
}
