import * as imports from '@village-points/shared/imports/contract.ts'
import { problemsOf, upload } from '../../imports/office.ts'
import type { Community } from '../../village/test-village.ts'
import type { Aim, Scene } from '../scene.ts'
import { atNothing, atVillage, type Probe } from './probe.ts'

const sheet = Buffer.from('品名,兑换积分,库存\n神秘礼品,面议,3\n')
const kind = 'goods' as const

/** One dry run per village is enough: it waits for an answer, so that no probe can change anything with it. */
const dryRuns = new Map<Community, Promise<{ importId: string; problemId: string }>>()

const begin = async (community: Community, scene: Scene) => {
  const cadre = scene.cadreOf(community)
  const { importId } = await upload(cadre, kind, sheet, '商品.csv')
  const [problem] = await problemsOf(cadre, importId)
  return { importId, problemId: problem!.problemId }
}

const dryRun = ({ community }: Aim, scene: Scene) => {
  const known = dryRuns.get(community) ?? begin(community, scene)
  dryRuns.set(community, known)
  return known
}

const at = async (aim: Aim, scene: Scene) => ({ params: { importId: (await dryRun(aim, scene)).importId } })

/** How to call the endpoints of imports. */
export const importsProbes: readonly Probe[] = [
  atNothing(imports.uploadSpreadsheet, () => ({ body: { kind } }), {
    options: { file: { name: '商品.csv', bytes: Buffer.from('品名,兑换积分\n肥皂,10\n') } },
  }),
  atNothing(imports.listImports, () => ({ query: {} })),
  atVillage(imports.readImport, at),
  atVillage(imports.listProblems, async (aim, scene) => ({ ...(await at(aim, scene)), query: {} }), {
    isShown: ({ rows }) => rows.length > 0,
  }),
  atVillage(imports.answerProblems, async (aim, scene) => {
    const { problemId } = await dryRun(aim, scene)
    return { ...(await at(aim, scene)), body: { answers: [{ problemId }] } }
  }),
  atVillage(imports.commitImport, async (aim, scene) => ({ ...(await at(aim, scene)), body: {} })),
  atVillage(imports.undoImport, async (aim, scene) => ({ ...(await at(aim, scene)), body: {} })),
  atVillage(imports.downloadAnnotatedFile, at),
]
