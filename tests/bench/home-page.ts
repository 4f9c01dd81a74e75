import { gzipSync } from 'node:zlib'
import { readMe } from '@village-points/shared/identity/contract.ts'
import type { Response } from 'playwright-core'
import { openChromium, openWebPhone, settled } from '../pages/web-phone.ts'
import { openClient } from '../village/client.ts'
import { openProduct, signInAs } from './product.ts'
import { type Figure, progress } from './report.ts'

interface Arrived {
  readonly path: string
  readonly isApi: boolean
  readonly bytes: number
  readonly gzipped: number
}

const arrivedOf = async (response: Response): Promise<Arrived> => {
  const { pathname } = new URL(response.url())
  const body = await response.body().catch(() => Buffer.alloc(0))
  return {
    path: pathname,
    isApi: pathname.startsWith('/api/'),
    bytes: body.length,
    gzipped: gzipSync(body).length,
  }
}

const kilobytes = (bytes: number) => Math.round(bytes / 102.4) / 10

/** What a villager's phone fetches when the web app is opened for the first time: code, and answers of the API. */
export const measureHomePage = async (dataFolder: string): Promise<Figure[]> => {
  const product = await openProduct(dataFolder)
  const { address, token, roleId, householdId } = await signInAs(product.address, 'villager')
  const me = await openClient(address, token).ok(readMe)
  const session = { token, displayName: me.displayName, roles: me.roles, actingRoleId: roleId }
  const visitor = { client: openClient(address, token, roleId), householdId: householdId ?? '', kept: { session } }
  const browser = await openChromium()
  const { page } = await openWebPhone(browser, address, { visitor })
  const arriving: Promise<Arrived>[] = []
  page.on('response', (response) => arriving.push(arrivedOf(response)))
  await page.goto(`${address}/`)
  await settled(page)
  const arrived = await Promise.all(arriving)
  await browser.close()
  await product.stop()
  const sum = (files: readonly Arrived[], size: 'bytes' | 'gzipped') =>
    kilobytes(files.reduce((total, file) => total + file[size], 0))
  const answers = arrived.filter(({ isApi }) => isApi)
  const code = arrived.filter(({ isApi }) => !isApi)
  progress(`home page: ${arrived.map(({ path, gzipped }) => `${path} ${kilobytes(gzipped)} KB`).join(', ')}`)
  return [
    { name: 'H5 first screen, gzip', value: sum(code, 'gzipped'), unit: 'KB', most: 260 },
    { name: 'home page, API requests', value: answers.length, unit: '', most: 1 },
    { name: 'home page, API answer', value: sum(answers, 'bytes'), unit: 'KB' },
  ]
}
