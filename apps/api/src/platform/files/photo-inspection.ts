/** Why a file is not taken as a photograph. */
export type PhotoFault = 'not_a_photo' | 'heic' | 'damaged' | 'swells' | 'carries_more'

/** The kinds that phones write, told by their first bytes; a file's name and declared type say nothing. */
const kinds: readonly (readonly [
  kind: 'jpeg' | 'png' | 'webp' | 'avif' | 'heic',
  isKind: (bytes: Buffer) => boolean,
])[] = [
  ['jpeg', (bytes) => bytes.readUIntBE(0, 3) === 0xffd8ff],
  ['png', (bytes) => bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n'],
  ['webp', (bytes) => textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP'],
  ['avif', (bytes) => brandsOf(bytes).includes('avif')],
  ['heic', (bytes) => brandsOf(bytes).some((brand) => /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand))],
]

const textAt = (bytes: Buffer, at: number, length: number) => bytes.toString('latin1', at, at + length)

/** What a picture in the container of films says that it can be read as, the preferred one first. */
const brandsOf = (bytes: Buffer): readonly string[] => {
  if (textAt(bytes, 4, 4) !== 'ftyp') return []
  const end = Math.min(bytes.length, bytes.readUInt32BE(0), MOST_HEAD)
  const compatible = Array.from({ length: Math.max(0, Math.floor((end - 16) / 4)) }, (_, at) => 16 + 4 * at)
  return [8, ...compatible].map((at) => textAt(bytes, at, 4))
}
/** No phone's head is longer, whatever it says. */
const MOST_HEAD = 256

/** Words that no photograph holds and every scanner looks for: scripts, and the test file of virus scanners. */
const suspiciousWords = ['<script', '<?php', 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR']
/** What an archive, a program or a document begins with. */
const suspiciousHeads = [
  'PK\x03\x04',
  'PK\x05\x06',
  'Rar!\x1a\x07',
  '7z\xbc\xaf\x27\x1c',
  'MZ',
  '\x7fELF',
  '%PDF-',
  '<html',
]

/** The end of a JPEG: its segments are walked, because a preview inside the metadata has an end mark of its own. */
const endOfJpeg = (bytes: Buffer): number => {
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) at += 2 + bytes.readUInt16BE(at + 2)
  const end = bytes.indexOf(Buffer.from([0xff, 0xd9]), at)
  return end < 0 ? bytes.length : end + 2
}

const endOfPng = (bytes: Buffer): number => {
  const end = bytes.indexOf('IEND', 8, 'latin1')
  return end < 0 ? bytes.length : end + 8
}

const endOf = (kind: string, bytes: Buffer): number => {
  if (kind === 'jpeg') return endOfJpeg(bytes)
  if (kind === 'png') return endOfPng(bytes)
  if (kind === 'webp') return Math.min(bytes.length, bytes.readUInt32LE(4) + 8)
  return bytes.length
}

/**
 * What is wrong with a file before it is decoded, or undefined. Phones hang short films behind their pictures, and
 * re-encoding drops these; a second face as an archive, a program or a script is nobody's photograph.
 */
export const faultOf = (bytes: Buffer): PhotoFault | undefined => {
  if (bytes.length < 16) return 'not_a_photo'
  const kind = kinds.find(([, isKind]) => isKind(bytes))?.[0]
  if (!kind) return 'not_a_photo'
  if (kind === 'heic') return 'heic' // its decoder is not free
  const isScript = suspiciousWords.some((word) => bytes.includes(word, 0, 'latin1'))
  const behind = bytes.subarray(endOf(kind, bytes))
  const isTwofold =
    suspiciousHeads.some((head) => textAt(behind, 0, 64).trimStart().startsWith(head)) || hasArchive(behind)
  return isScript || isTwofold ? 'carries_more' : undefined
}

/** A zip is read from its end, so it may stand behind anything. */
const hasArchive = (behind: Buffer): boolean =>
  textAt(behind, 4, 4) !== 'ftyp' && behind.includes('PK\x05\x06', 0, 'latin1')
