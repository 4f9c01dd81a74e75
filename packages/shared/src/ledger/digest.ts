import { verify } from '@stablelib/ed25519'
import { decode, encode } from '@stablelib/hex'
import { hash } from '@stablelib/sha256'
import { encode as utf8 } from '@stablelib/utf8'
import type { TreeHashing } from './merkle-tree.ts'

/** SHA-256 in plain JavaScript: WeChat offers no digest of its own, and older phones know no BigInt. */
const sha256: TreeHashing = {
  ofNothing: () => encode(hash(new Uint8Array(0)), true),
  ofLeaf: (text) => encode(hash(prefixed(0, utf8(text))), true),
  ofNode: (left, right) => encode(hash(prefixed(1, decode(left + right))), true),
}

const prefixed = (first: number, bytes: Uint8Array): Uint8Array => {
  const joined = new Uint8Array(bytes.length + 1)
  joined[0] = first
  joined.set(bytes, 1)
  return joined
}

/** SHA-256 of a text, as lower-case hex. */
export const sha256Of = (text: string): string => encode(hash(utf8(text)), true)

/** What a phone can compute, by the name a tree head gives it. SM3 gets a line of its own here. */
export const hashings: Readonly<Record<string, TreeHashing>> = { 'SHA-256': sha256 }

/** Whether the holder of the key signed the text. Names and figures are hex; anything else is no signature. */
export const isSignedBy = (publicKey: string, text: string, signature: string): boolean => {
  if (!/^[0-9a-f]{64}$/.test(publicKey) || !/^[0-9a-f]{128}$/.test(signature)) return false
  return verify(decode(publicKey), utf8(text), decode(signature))
}
