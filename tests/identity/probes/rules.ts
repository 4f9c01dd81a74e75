import * as rules from '@village-points/shared/rules/contract.ts'
import { smallRulebook } from '../../village/small-rulebook.ts'
import type { Aim, Scene } from '../scene.ts'
import { atNothing, atVillage, type Probe } from './probe.ts'

/** Comes into force some day after 2026, so that the rules of today stay. */
const laterRulebook = (scene: Scene) => ({
  body: { ...smallRulebook, inForceOn: new Date(Date.UTC(2027, 0, scene.next())).toISOString().slice(0, 10) },
})

const adopt = (aim: Aim, scene: Scene) => scene.cadreOf(aim.community).ok(rules.adoptRulebook, laterRulebook(scene))

export const rulesProbes: readonly Probe[] = [
  atNothing(rules.readRulebookInForce, () => ({})),
  atNothing(rules.listRulebooks, () => ({})),
  atVillage(rules.readRulebook, async (aim, scene) => {
    const { rulebookId } = await adopt(aim, scene)
    return { params: { rulebookId } }
  }),
  atNothing(rules.adoptRulebook, (_, scene) => laterRulebook(scene)),
  atVillage(rules.retireRule, async (aim, scene) => {
    const adopted = await adopt(aim, scene)
    return { params: { ruleId: adopted.rules[0]!.ruleId }, body: { reason: '镇里要求' } }
  }),
  atNothing(rules.checkRulebook, () => ({ body: { rules: smallRulebook.rules } })),
  atVillage(rules.compareRulebooks, async (aim, scene) => {
    const { rulebookId } = await adopt(aim, scene)
    return { params: { rulebookId }, query: {} }
  }),
]
