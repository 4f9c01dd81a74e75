import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

/** Signs heads of the log. The key is a file outside the database, so that who can write rows cannot sign them. */
export interface SigningKey {
  readonly algorithm: 'Ed25519'
  /** Hex of the raw public key, as it is printed on the board. */
  readonly publicKey: string
  /** Hex. */
  readonly sign: (text: string) => string
}

const read = new Map<string, SigningKey>()

/** Reads the key, or makes one where `mayMake` says that a missing file means a first start. */
export const openSigningKey = (file: string, mayMake = false): SigningKey => {
  const known = read.get(file)
  if (known) return known
  if (mayMake && !existsSync(file)) makeKey(file)
  const key = signingWith(readKey(file))
  read.set(file, key)
  return key
}

/** Whole or not at all, and never over another: two servers may start at the same moment. */
const makeKey = (file: string) => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const draft = `${file}.${randomUUID()}`
  writeFileSync(draft, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
}

const readKey = (file: string): KeyObject => {
  try {
    const key = createPrivateKey(readFileSync(file))
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch (error) {
    throw new Error(`${advice(file)} (${(error as Error).message})`)
  }
  throw new Error(advice(file))
}

const advice = (file: string) =>
  `${file} holds no Ed25519 key. Put the key back from its copy; only for a new place make one: openssl genpkey -algorithm ed25519 -out ${file}`

const signingWith = (key: KeyObject): SigningKey => ({
  algorithm: 'Ed25519',
  publicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
  sign: (text) => sign(null, Buffer.from(text), key).toString('hex'),
})
