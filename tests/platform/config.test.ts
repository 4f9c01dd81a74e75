import { readConfig } from '@village-points/api/platform/config.ts'
import { expect, it } from 'vitest'

it('serves the demo village on port 3000 when nothing is said', () => {
  expect(readConfig({})).toMatchObject({ port: 3000, isDemo: true, dataFolder: 'data', mode: 'development' })
})

it('has no demo accounts in production unless they are asked for', () => {
  expect(readConfig({ NODE_ENV: 'production' }).isDemo).toBe(false)
  expect(readConfig({ NODE_ENV: 'production', DEMO: '1' }).isDemo).toBe(true)
  expect(readConfig({ DEMO: '0' }).isDemo).toBe(false)
})

it('takes the address for QR codes without its last slash', () => {
  expect(readConfig({}).publicAddress).toBeUndefined()
  const address = 'https://points.example.cn'
  expect(readConfig({ PUBLIC_ADDRESS: `${address}/` }).publicAddress).toBe(address)
  expect(() => readConfig({ PUBLIC_ADDRESS: 'points.example.cn' })).toThrow(/PUBLIC_ADDRESS/)
})

it('names every wrong variable at once', () => {
  const wrong = { PORT: 'eighty', DEMO: 'yes', DATABASE_URL: 'mysql://somewhere', LOG_LEVEL: 'loud' }
  expect(() => readConfig(wrong)).toThrow(/PORT[\s\S]*DATABASE_URL[\s\S]*DEMO[\s\S]*LOG_LEVEL/)
})
