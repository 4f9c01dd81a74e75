import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import { roleNames } from '@village-points/shared/identity/permissions.ts'
import {
  type Objection,
  type ObjectionAnswer,
  type ObjectionState,
  type ObjectionVoice,
  openObjectionStates,
} from '@village-points/shared/objections/contract.ts'
import { toPoints } from '@village-points/shared/platform/points.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { type DeclarationRow, findDeclarations } from '../declarations/index.ts'
import { briefsOf, heirOf } from '../households/index.ts'
import { figuresOf } from '../ledger/index.ts'
import type { Work } from '../platform/work.ts'
import { appealUntil, canBeAppealed } from './objection.ts'
import {
  actsForHousehold,
  isOwnVoice,
  mayAppeal,
  mayReplace,
  overseesObjections,
  seesObjectors,
  seesWords,
} from './policy.ts'
import { type Answering, answeringOf, loadAnswerers } from './recusing.ts'
import { type AnswerRow, answersTo, type ObjectionRow, type VoiceRow, voicesOf } from './repository.ts'

/** An objection with all that belongs to it. */
interface Whole {
  readonly row: ObjectionRow
  readonly declaration: DeclarationRow
  readonly voices: readonly VoiceRow[]
  readonly answers: readonly AnswerRow[]
  /** Whoever has the points of the deed's household now. */
  readonly heirId: string
  readonly answering: Answering | undefined
}

/** Objections as this person may see them, in the order given. */
export const toObjections = async (work: Work, rows: readonly ObjectionRow[]): Promise<Objection[]> => {
  const whole = await gather(work, rows)
  const named = whole.flatMap(({ declaration, voices }) => [
    declaration.householdId,
    ...voices.flatMap((voice) => voice.objectorHouseholdId ?? []),
  ])
  const briefs = await briefsOf(work, named)
  const shown: Objection[] = []
  for (const one of whole) shown.push(await present(work, one, briefs))
  return shown
}

export const toObjection = async (work: Work, row: ObjectionRow): Promise<Objection> =>
  (await toObjections(work, [row]))[0]!

const gather = async (work: Work, rows: readonly ObjectionRow[]): Promise<Whole[]> => {
  const ids = rows.map((row) => row.objectionId)
  const found = await findDeclarations(work, [...new Set(rows.map((row) => row.declarationId))])
  const declarations = new Map(found.map((declaration) => [declaration.declarationId, declaration]))
  const voices = Map.groupBy(await voicesOf(work, ids), (voice) => voice.objectionId)
  const answers = Map.groupBy(await answersTo(work, ids), (answer) => answer.objectionId)
  const mayAnswer = work.actor.role === 'supervisor' || work.actor.role === 'town_officer'
  const answerers = mayAnswer ? await loadAnswerers(work) : undefined
  const whole: Whole[] = []
  for (const row of rows) {
    const declaration = declarations.get(row.declarationId)!
    const said = voices.get(row.objectionId) ?? []
    const isAsked = answerers && openObjectionStates.includes(row.state as ObjectionState)
    whole.push({
      row,
      declaration,
      voices: said,
      answers: answers.get(row.objectionId) ?? [],
      heirId: await heirOf(work, declaration.householdId),
      answering: isAsked ? await answeringOf(work, answerers, { row, declaration, voices: said }) : undefined,
    })
  }
  return whole
}

const present = async (work: Work, whole: Whole, briefs: ReadonlyMap<string, HouseholdBrief>): Promise<Objection> => {
  const { actor } = work
  const { row, declaration, heirId } = whole
  const isHousehold = actsForHousehold(actor, [declaration.householdId, heirId])
  const isKnown = isHousehold || overseesObjections(actor)
  const household = isKnown ? briefs.get(declaration.householdId) : undefined
  const { owed } = isKnown && declaration.state === 'reversed' ? await figuresOf(work, heirId) : { owed: 0 }
  const isOpen = openObjectionStates.includes(row.state as ObjectionState)
  return {
    objectionId: row.objectionId,
    declarationId: row.declarationId,
    ruleTitle: declaration.ruleTitle,
    points: toPoints(declaration.hundredths),
    deedOn: declaration.deedOn,
    ...(household ? { household } : {}),
    ...(isKnown && declaration.transferId ? { transferId: declaration.transferId } : {}),
    state: row.state as ObjectionState,
    raisedAt: row.raisedAt.toISOString(),
    dueOn: row.dueOn,
    isProvisional: row.isProvisional,
    isOverdue: isOpen && row.dueOn < villageDayOf(work.now),
    voiceCount: row.voiceCount,
    ...(row.appealedBy ? { appealedBy: row.appealedBy as Objection['appealedBy'] & string } : {}),
    isNewAwardDue: row.isNewAwardDue,
    ...(row.replacedById ? { replacedById: row.replacedById } : {}),
    ...(owed > 0 ? { shortfallPoints: toPoints(owed) } : {}),
    voices: whole.voices.flatMap((voice) => presentVoice(work, voice, briefs)),
    ...presentAnswers(whole),
    ...presentTurn(work, whole, isHousehold),
  }
}

const presentAnswers = ({ answers }: Whole): Pick<Objection, 'answer' | 'finalAnswer'> => {
  const toAnswer = (row: AnswerRow): ObjectionAnswer => ({
    isUpheld: row.isUpheld,
    reasons: row.reasons,
    at: row.answeredAt.toISOString(),
    by: row.answeredByName,
    roleName: roleNames[row.answeredByRole as keyof typeof roleNames],
  })
  const [first, last] = [answers.find((one) => !one.isFinal), answers.find((one) => one.isFinal)]
  return { ...(first ? { answer: toAnswer(first) } : {}), ...(last ? { finalAnswer: toAnswer(last) } : {}) }
}

/** What this person may do, and what stands in the way. */
const presentTurn = (
  { actor, now }: Work,
  { row, voices, answers, answering }: Whole,
  isHousehold: boolean,
): Pick<Objection, 'appealUntil' | 'recusedBecause' | 'can'> => {
  const answeredAt = answers.find((one) => !one.isFinal)?.answeredAt
  const isOpenToAppeal = canBeAppealed(row.state as ObjectionState, answeredAt, now)
  const recusedBecause = answering?.recusedBecause
  return {
    ...(isOpenToAppeal && answeredAt ? { appealUntil: appealUntil(answeredAt) } : {}),
    ...(recusedBecause ? { recusedBecause } : {}),
    can: {
      appeal: isOpenToAppeal && mayAppeal(actor, row.state, { isHousehold, voices }),
      answer: answering !== undefined && !answering.isOthersTurn && !recusedBecause,
      replace: mayReplace(actor) && row.isNewAwardDue && row.replacedById === null,
    },
  }
}

/** Nothing of a voice for those who answer for nothing; no name for anybody but the supervision committee. */
const presentVoice = (
  { actor }: Work,
  voice: VoiceRow,
  briefs: ReadonlyMap<string, HouseholdBrief>,
): readonly ObjectionVoice[] => {
  if (!seesWords(actor) && !isOwnVoice(actor, voice)) return []
  const said = { kind: voice.kind as ObjectionVoice['kind'], words: voice.words, at: voice.saidAt.toISOString() }
  if (!seesObjectors(actor)) return [said]
  const objectorHousehold = briefs.get(voice.objectorHouseholdId ?? '')
  return [
    {
      ...said,
      objectorName: voice.objectorName,
      ...(objectorHousehold ? { objectorHousehold } : {}),
      ...(voice.enteredByName ? { enteredBy: voice.enteredByName } : {}),
    },
  ]
}
