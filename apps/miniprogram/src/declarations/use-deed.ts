import {
  type AwardOption,
  type Declaration,
  listDeclareOptions,
  submitDeclaration,
} from '@village-points/shared/declarations/contract.ts'
import type { EndpointOutput } from '@village-points/shared/platform/endpoint.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { needsPhoto } from '@village-points/shared/rules/rule-text.ts'
import { useState } from 'react'
import { now } from '../platform/clock'
import { useDraft } from '../platform/draft'
import { useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { useSession } from '../platform/session'
import { useWrite } from '../platform/write'
import { type Amount, amountUnder, type TypedAmount } from './award-amount'
import { DEED_DRAFT, type DeedDraft, emptyDeed } from './deed-draft'
import { usePhotos } from './use-photos'

/** What may be declared, and for whom. */
export type DeclareOptions = EndpointOutput<typeof listDeclareOptions>

/** The draft as it stands for this clause and household: another household begins anew, another clause only its amount. */
const useDeedDraft = () => {
  const { originId, householdId, deedOn } = useRouteInput('declarations/deed')
  const draft = useDraft<DeedDraft>(DEED_DRAFT, emptyDeed)
  const isSameHousehold = draft.value.householdId === householdId
  const kept = isSameHousehold ? draft.value : emptyDeed
  const value: DeedDraft =
    kept.originId === originId
      ? kept
      : {
          ...kept,
          originId,
          householdId,
          ...(deedOn ? { deedOn } : {}),
          quantity: emptyDeed.quantity,
          points: emptyDeed.points,
        }
  // Already this deed's own: only the part, because a photo may arrive between two keys.
  const change = (part: Partial<DeedDraft>) => draft.change(value === draft.value ? part : { ...value, ...part })
  return { value, change, clear: draft.clear }
}

/** Whoever holds the phone did it, where the household has exactly one person of that name. */
const useOwnMember = (members: DeclareOptions['members'] | undefined): string | undefined => {
  const name = useSession((session) => session.displayName)
  const alike = (members ?? []).filter((member) => member.name === name)
  return alike.length === 1 ? alike[0]?.memberId : undefined
}

/** Where the clause leaves a range, a household need not know how much: the least is asked for. */
const amountAsked = (rule: AwardOption['rule'], typed: TypedAmount): Amount =>
  rule.points.kind === 'range' && typed.points.trim() === '' ? { earned: rule.points.least } : amountUnder(rule, typed)

const problemOf = (option: AwardOption | undefined, photoCount: number, hasTried: boolean): string | undefined => {
  if (option?.left?.isReached) return `${option.left.sentence},请换一件。`
  if (!hasTried || !option || !needsPhoto(option.rule) || photoCount > 0) return undefined
  return '这一件要有照片,请拍一张。'
}

/** The photographs of a deed; what has not arrived stays in the draft too. */
const useDeedPhotos = (value: DeedDraft, change: (part: Partial<DeedDraft>) => void) => {
  const unsent = { names: value.unsent, onChange: (names: readonly string[]) => change({ unsent: names }) }
  const photos = usePhotos(value.photoIds, (photoIds) => change({ photoIds }), unsent)
  return { ...photos, count: photos.photoIds.length + photos.waiting.length }
}

/** The state of one deed to declare: what is chosen, what it earns, its photos and the sending. */
export const useDeed = (onSent: (declaration: Declaration) => void) => {
  const { householdId } = useRouteInput('declarations/deed')
  const { value, change: keep, clear } = useDeedDraft()
  const [hasTried, setTried] = useState(false)
  const [isWaiting, setWaiting] = useState(false)
  const today = villageDayOf(now())
  const deedOn = value.deedOn ?? today
  const options = useQuery(listDeclareOptions, { query: { ...(householdId ? { householdId } : {}), deedOn } })
  const option = options.data?.options.find(({ rule }) => rule.originId === value.originId)
  const amount = option && amountAsked(option.rule, value)
  const ownMember = useOwnMember(householdId ? undefined : options.data?.members)
  const memberId = value.memberId ?? ownMember
  const submit = useWrite(submitDeclaration)
  const change = (part: Partial<DeedDraft>) => {
    submit.forgetError()
    keep({ ruleTitle: option?.rule.title ?? '', ...part })
  }
  const photos = useDeedPhotos(value, change)
  const problem = problemOf(option, photos.count, hasTried)
  const send = async () => {
    setTried(true)
    if (!option || !amount || amount.problem || problemOf(option, photos.count, true)) return
    setWaiting(true)
    const photoIds = await photos.settle().finally(() => setWaiting(false))
    if (!photoIds) return
    const { quantity, points } = amount
    const declaration = await submit.send({
      body: {
        ...(householdId ? { householdId } : {}),
        ruleId: option.rule.ruleId,
        deedOn,
        note: value.note,
        photoIds: [...photoIds],
        ...(memberId ? { memberId } : {}),
        ...(quantity === undefined ? {} : { quantity }),
        ...(points === undefined ? {} : { points }),
      },
    })
    if (declaration) {
      clear()
      onSent(declaration)
    } else void options.refetch()
  }
  return { value, today, deedOn, options, option, amount, memberId, submit, photos, problem, isWaiting, change, send }
}
