import {
  type Objection,
  type ObjectionAnswer,
  type ObjectionState,
  objectionStateNames,
  openObjectionStates,
} from '@village-points/shared/objections/contract.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { formatDay, type VillageDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'

/** What people mostly say; one tap each. */
export const usualObjections = ['没做过这件事', '不该记这么多', '记错了人家', '同一件事记了两次']
export const usualAppeals = ['没有问过我', '没有问知情的人', '理由和事实不一样']

export const isOpen = ({ state }: { readonly state: ObjectionState }): boolean => openObjectionStates.includes(state)

/** `12月2日前答复`; what is late says so. */
export const dueWords = ({ dueOn, isOverdue, isProvisional }: Objection, today: VillageDay): string => {
  if (isOverdue) return `该在${formatDay(dueOn, today)}前答复,过期了`
  return `${formatDay(dueOn, today)}前答复${isProvisional ? '(放假安排还没公布,可能晚几天)' : ''}`
}

/** What it is about, and where it stands, in parts. */
export const partsOf = (objection: Objection, today: VillageDay): readonly string[] => {
  const { points, deedOn, voiceCount } = objection
  return [
    `${formatPoints(points)} 分`,
    `${formatDay(deedOn, today)}做的`,
    ...(voiceCount > 1 ? [`${voiceCount} 次有人说`] : []),
    isOpen(objection) ? dueWords(objection, today) : objectionStateNames[objection.state],
  ]
}

/** `村务监督 郑监督 · 11月25日` */
export const answeredBy = ({ by, roleName, at }: ObjectionAnswer, today: VillageDay): string =>
  `${roleName} ${by} · ${formatDay(villageDayOf(at), today)}`

export const resultWords = ({ isUpheld }: ObjectionAnswer): string =>
  isUpheld ? '意见提得对,记错了' : '查过了,记得没错'

/** Read aloud: what was objected to, and what came of it. */
export const spokenObjection = (objection: Objection, today: VillageDay): string => {
  const { ruleTitle, answer, finalAnswer } = objection
  const said = finalAnswer ?? answer
  const result = said ? `${said.roleName}答复:${resultWords(said)}。理由:${said.reasons}。` : ''
  return `${ruleTitle}。${partsOf(objection, today).join(',')}。${result}`
}
