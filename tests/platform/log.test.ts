import { openLog } from '@village-points/api/platform/log.ts'
import { expect, it } from 'vitest'

it('blots out tokens, phones and codes wherever they stand', () => {
  const lines: string[] = []
  const log = openLog('info', { write: (line) => lines.push(line) })
  const secret = 'SECRET-VALUE'
  log.info({ token: secret, authorization: secret, phone: secret, pickupCode: secret, cardCode: secret }, 'flat')
  log.info({ headers: { authorization: secret }, request: { authorization: secret, token: secret } }, 'nested')
  expect(lines).toHaveLength(2)
  expect(lines.join('')).not.toContain(secret)
  expect(JSON.parse(lines[0]!)).toMatchObject({ msg: 'flat', token: '***' })
})
