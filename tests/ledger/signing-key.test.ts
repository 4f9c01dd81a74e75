import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSigningKey } from '@village-points/api/ledger/signing-key.ts'
import { isSignedBy } from '@village-points/shared/ledger/digest.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'village-points-key-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('is made once, for its owner’s eyes only, and signs what phones verify', () => {
  const file = join(folder, 'ledger-key.pem')
  const key = openSigningKey(file, true)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['ledger-key.pem'])
  expect(openSigningKey(file)).toEqual(key)
  expect(isSignedBy(key.publicKey, '账', key.sign('账'))).toBe(true)
})

it('is never made where somebody named a file: a wrong path would sign with a key nobody knows', () => {
  expect(() => openSigningKey(join(folder, 'absent.pem'))).toThrow(/holds no Ed25519 key.*openssl/)
})

it('is refused when the file holds something else', () => {
  const text = join(folder, 'text.pem')
  writeFileSync(text, '不是钥匙')
  expect(() => openSigningKey(text, true)).toThrow(/holds no Ed25519 key/)
  const other = join(folder, 'other.pem')
  const { privateKey } = generateKeyPairSync('x25519')
  writeFileSync(other, privateKey.export({ format: 'pem', type: 'pkcs8' }))
  expect(() => openSigningKey(other)).toThrow(/holds no Ed25519 key/)
})
