import * as imports from '@village-points/shared/imports/contract.ts'
import type { Aim, Scene } from '../identity/scene.ts'
import { commit, upload } from '../imports/office.ts'
import type { CallOptions } from '../village/client.ts'

const sheet = (scene: Scene) => Buffer.from(`品名,兑换积分,库存\n神秘礼品${scene.next()},20,3\n`)

/** The matrix's own probes of imports change nothing, so that each role may try; here they must do what they say. */
const ready: Readonly<Record<string, (aim: Aim, scene: Scene) => Promise<unknown>>> = {
  [imports.commitImport.name]: async ({ community }, scene) => {
    const { importId } = await upload(scene.cadreOf(community), 'goods', sheet(scene), '商品.csv')
    return { params: { importId }, body: {} }
  },
  [imports.undoImport.name]: async ({ community }, scene) => {
    const { importId } = await upload(scene.cadreOf(community), 'goods', sheet(scene), '商品.csv')
    await commit(scene.cadreOf(community), importId)
    return { params: { importId }, body: {} }
  },
}

/** How an endpoint of imports is called so that it succeeds; nothing for all others. */
export const prepareImport = async (
  name: string,
  aim: Aim,
  scene: Scene,
): Promise<{ input: never; options?: CallOptions } | undefined> => {
  const input = await ready[name]?.(aim, scene)
  return input ? { input: input as never } : undefined
}
