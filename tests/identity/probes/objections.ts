import * as objections from '@village-points/shared/objections/contract.ts'
import type { Aim, Scene } from '../scene.ts'
import { award } from './declarations.ts'
import { atHousehold, atNothing, type Probe } from './probe.ts'

const onPaperFor = { name: '孙大娘' }
const words = '那天他不在村里'

/** What the household aimed at was given, to object to. */
const given = async (aim: Aim, scene: Scene) => {
  const { declarationId } = await award(aim, scene, scene.cadreOf(aim.community))
  return { declarationId }
}

/** A villager speaks for himself, everybody else writes it down for somebody. */
const inWords = ({ actor }: Aim, { village }: Scene) =>
  actor.roleId === village.as('villager').roleId ? { words } : { words, onPaperFor }

/** Objected to on paper, by somebody who lives nowhere here. */
const objectedTo = async (aim: Aim, scene: Scene) => {
  const body = { ...(await given(aim, scene)), words, onPaperFor }
  const { objectionId } = await scene.cadreOf(aim.community).ok(objections.raiseObjection, { body })
  return { params: { objectionId } }
}

/** Found right; by the town where the supervision committee may not answer. */
const upheld = async (aim: Aim, scene: Scene) => {
  const { params } = await objectedTo(aim, scene)
  const input = { params, body: { isUpheld: true, reasons: '问过邻居', isNewAwardDue: true } }
  const { error } = await aim.community.as('supervisor').call(objections.answerObjection, input)
  if (error) await aim.community.as('town_officer').ok(objections.answerObjection, input)
  return { params }
}

/** Before whoever is to answer: the town's officer gets it by an appeal. */
const toBeAnswered = async (aim: Aim, scene: Scene) => {
  if (aim.actor.roleId !== scene.village.as('town_officer').roleId) return objectedTo(aim, scene)
  const { params } = await upheld(aim, scene)
  const input = { params, body: { words, onPaperFor } }
  await scene.cadreOf(aim.community).ok(objections.appealObjection, input)
  return { params }
}

export const objectionsProbes: readonly Probe[] = [
  atHousehold(objections.raiseObjection, async (aim, scene) => ({
    body: { ...(await given(aim, scene)), ...inWords(aim, scene) },
  })),
  atNothing(objections.listMyObjections, () => ({ query: {} })),
  atHousehold(objections.readObjectionsOfDeclaration, async (aim, scene) => ({ params: await given(aim, scene) })),
  atNothing(objections.listObjections, () => ({ query: {} })),
  atHousehold(objections.readObjection, objectedTo),
  atHousehold(objections.answerObjection, async (aim, scene) => ({
    ...(await toBeAnswered(aim, scene)),
    body: { isUpheld: false, reasons: '问过邻居' },
  })),
  atHousehold(objections.appealObjection, async (aim, scene) => ({
    ...(await upheld(aim, scene)),
    body: inWords(aim, scene),
  })),
  atHousehold(objections.recordReplacement, async (aim, scene) => ({
    ...(await upheld(aim, scene)),
    body: await given(aim, scene),
  })),
]
