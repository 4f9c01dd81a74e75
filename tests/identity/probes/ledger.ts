import { sealLog } from '@village-points/api/ledger/sealing.ts'
import { changeHousehold, readHousehold } from '@village-points/shared/households/contract.ts'
import * as ledger from '@village-points/shared/ledger/contract.ts'
import type { Aim, Scene } from '../scene.ts'
import { award } from './declarations.ts'
import { atHousehold, atNothing, atVillage, type Probe } from './probe.ts'

const of = ({ household: { householdId } }: Aim) => ({ params: { householdId } })

/** Somebody moves in who may found a household of his own. */
const addMember = async (aim: Aim, scene: Scene) => {
  const cadre = scene.cadreOf(aim.community)
  const { villagersGroupId, doorNumber, note, members } = await cadre.ok(readHousehold, of(aim))
  const child = { name: `王小${scene.next()}`, relation: '儿子', isHead: false }
  const body = { villagersGroupId, doorNumber, note, members: [...members, child] }
  const changed = await cadre.ok(changeHousehold, { ...of(aim), body })
  return changed.members.find(({ name }) => name === child.name)!
}

export const ledgerProbes: readonly Probe[] = [
  atHousehold(ledger.readHouseholdAccount, of),
  atHousehold(ledger.listEntries, (aim) => ({ ...of(aim), query: {} })),
  atHousehold(ledger.readEntry, async (aim, scene) => {
    const { transferId } = await award(aim, scene, scene.cadreOf(aim.community))
    return { params: { ...of(aim).params, transferId } }
  }),
  atHousehold(ledger.printStatement, (aim) => ({ ...of(aim), query: {} })),
  atVillage(ledger.printGroupStatements, ({ community }) => ({
    params: { villagersGroupId: community.groups[0]!.villagersGroupId },
    query: {},
  })),
  atHousehold(ledger.printEntry, async (aim, scene) => {
    const { transferId } = await award(aim, scene, scene.cadreOf(aim.community))
    return { params: { ...of(aim).params, transferId } }
  }),
  atHousehold(ledger.proveEntry, async (aim, scene) => {
    const { transferId } = await award(aim, scene, scene.cadreOf(aim.community))
    return { params: { ...of(aim).params, transferId } }
  }),
  atNothing(ledger.listTreeHeads, () => ({ query: {} })),
  atVillage(ledger.proveConsistency, async (aim, scene) => {
    const cadre = scene.cadreOf(aim.community)
    await award(aim, scene, cadre)
    await sealLog(scene.village.background, aim.community.villageId)
    const { rows } = await cadre.ok(ledger.listTreeHeads, { query: { limit: 1 } })
    const { treeSize } = rows[0]!
    return { params: { treeSize }, query: { from: treeSize } }
  }),
  atNothing(ledger.readVillageTotals, () => ({})),
  atNothing(ledger.readPeriod, () => ({})),
  atNothing(ledger.listShortfalls, () => ({ query: {} })),
  atHousehold(ledger.mergeHouseholds, async ({ household, community }, scene) => {
    const { householdId } = await scene.newHousehold(community)
    return { body: { fromHouseholdId: householdId, intoHouseholdId: household.householdId, reason: '并户' } }
  }),
  atHousehold(ledger.splitHousehold, async (aim, scene) => {
    const { memberId } = await addMember(aim, scene)
    const { householdId, villagersGroupId } = aim.household
    const doorNumber = `新村${scene.next()}号`
    return {
      body: {
        householdId,
        memberIds: [memberId],
        headMemberId: memberId,
        villagersGroupId,
        doorNumber,
        reason: '分户',
      },
    }
  }),
]
