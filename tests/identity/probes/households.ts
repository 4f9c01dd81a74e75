import * as households from '@village-points/shared/households/contract.ts'
import type { Aim, Scene } from '../scene.ts'
import { atHousehold, atNothing, type Probe } from './probe.ts'

const of = ({ household: { householdId } }: Aim) => ({ params: { householdId } })
const nothingMore = (aim: Aim) => ({ ...of(aim), body: {} })

const away = (aim: Aim) => ({ ...of(aim), body: { reason: '进城' } })
const bringBack = (aim: Aim, scene: Scene) =>
  scene.cadreOf(aim.community).call(households.moveHouseholdBack, nothingMore(aim))

const issueCard = async (aim: Aim, scene: Scene) => {
  const { cards } = await scene.cadreOf(aim.community).ok(households.issueHouseholdCard, nothingMore(aim))
  return cards.find(({ revokedAt }) => !revokedAt)!
}

export const householdsProbes: readonly Probe[] = [
  atHousehold(households.searchHouseholds, ({ household }) => ({ query: { text: household.number } }), {
    isShown: ({ rows }, { household }) => rows.some(({ householdId }) => householdId === household.householdId),
  }),
  atHousehold(households.readHousehold, of),
  atNothing(households.addHousehold, (aim, scene) => ({
    body: {
      villagersGroupId: aim.household.villagersGroupId,
      doorNumber: `三组${1000 + scene.next()}号`,
      members: [{ name: '许安家', relation: '户主', isHead: true }],
    },
  })),
  atHousehold(households.changeHousehold, (aim) => {
    const { villagersGroupId, doorNumber, note, members } = aim.household
    return {
      ...of(aim),
      body: { villagersGroupId, doorNumber, note, members: members.map(({ phone: _, ...one }) => one) },
    }
  }),
  atHousehold(households.moveHouseholdAway, away, { tidyUp: bringBack }),
  atHousehold(
    households.moveHouseholdBack,
    async (aim, scene) => {
      await scene.cadreOf(aim.community).ok(households.moveHouseholdAway, away(aim))
      return nothingMore(aim)
    },
    { tidyUp: bringBack },
  ),
  atHousehold(households.issueHouseholdCard, nothingMore),
  atHousehold(households.revokeHouseholdCard, async (aim, scene) => {
    const { householdCardId } = await issueCard(aim, scene)
    return { params: { ...of(aim).params, householdCardId } }
  }),
  atHousehold(households.readHouseholdCard, async (aim, scene) => {
    const { code } = await issueCard(aim, scene)
    return { params: { code: code! } }
  }),
]
