import { roleNames } from '../identity/permissions.ts'
import type { Step } from '../ledger/entry-steps.ts'
import { formatPoints } from '../platform/points.ts'
import { formatDay, formatPartOfDay, type VillageDay } from '../platform/village-day.ts'
import { type Declaration, type DeclarationState, type DeclarationStep, openStates, stateNames } from './declaration.ts'

type Told = Pick<Declaration, 'household' | 'memberName' | 'deedOn' | 'note' | 'points' | 'procedure' | 'state'>

/** What the household hears of a declaration right now, in parts that a line may end after: `等组长核实`, `11月26日前答复您`. */
export const stateParts = (
  { state, dueOn }: Pick<Declaration, 'state' | 'dueOn'>,
  today: VillageDay,
): readonly string[] => {
  const name = stateNames[state]
  if (!dueOn || !openStates.includes(state)) return [name]
  return dueOn < today
    ? [name, `说好${formatDay(dueOn, today)}前答复`, '已经晚了,可以打电话问村里']
    : [name, `${formatDay(dueOn, today)}前答复您`]
}

/** {@link stateParts} as one sentence. */
export const stateWords = (declaration: Pick<Declaration, 'state' | 'dueOn'>, today: VillageDay): string =>
  stateParts(declaration, today).join(',')

/** Villagers are named alone: that somebody is one says nothing. */
const nameOf = ({ actorName, roleName }: DeclarationStep): string =>
  roleName && roleName !== actorName && roleName !== roleNames.villager ? `${actorName}(${roleName})` : actorName

/** What was done, in words: `李会计(村委会)核实过了`. */
export const stepTitle = (step: DeclarationStep, points: number): string => {
  switch (step.action) {
    case 'submit':
      return `${nameOf(step)}报给村里`
    case 'screen':
      return `${nameOf(step)}核实过了`
    case 'accept':
      return '评议小组同意了'
    case 'reject':
      return `${nameOf(step)}:没有通过`
    case 'return':
      return `${nameOf(step)}请您补充`
    case 'withdraw':
      return `${nameOf(step)}撤回了`
    case 'resubmit':
      return `${nameOf(step)}补好了,又交给村里`
    case 'publicize':
      return '开始公示,大家都看得到'
    case 'freeze':
      return '有人提了意见,先查清楚'
    case 'release':
      return '查清楚了,没有问题'
    case 'post':
      return `记上 ${formatPoints(points)} 分`
    case 'reverse':
      return `${nameOf(step)}更正了,分减回来`
  }
}

const screening = { title: '组长核实', detail: '看看是不是真的' }
const review = { title: '评议小组评议', detail: '乡亲选出来的人一起定' }
const publicity = { title: '公示几天', detail: '大家都看得到,有意见可以提' }

/** What is still to come, stage by stage, from where it stands. */
const ahead = ({ state, procedure, points }: Told): readonly Omit<Step, 'isDone'>[] => {
  const posting = { title: `记上 ${formatPoints(points)} 分`, detail: '记进村里的账' }
  const stages = [
    { stage: screening, before: ['submitted', 'returned'] },
    { stage: review, before: procedure === 'direct' ? [] : ['submitted', 'returned', 'screened'] },
    {
      stage: publicity,
      before: procedure === 'review_and_publicity' ? ['submitted', 'returned', 'screened', 'accepted'] : [],
    },
    { stage: posting, before: openStates },
  ] satisfies { stage: Omit<Step, 'isDone'>; before: readonly DeclarationState[] }[]
  return stages
    .filter(({ before }) => (before as readonly DeclarationState[]).includes(state))
    .map(({ stage }) => stage)
}

/** The way of a declaration in the order it happened, and what is still to come. */
export const stepsOfDeclaration = (
  told: Told & { readonly steps: readonly DeclarationStep[] },
  today: VillageDay,
): readonly Step[] => [
  {
    title: `${told.memberName ?? told.household.name}做了这件事`,
    detail: [formatDay(told.deedOn, today), told.note && `“${told.note}”`].filter(Boolean).join(' · '),
    isDone: true,
  },
  ...told.steps.map((step) => ({
    title: stepTitle(step, told.points),
    detail: [formatPartOfDay(step.at, today), step.reason].filter(Boolean).join(' · '),
    isDone: true,
  })),
  ...ahead(told).map((stage) => ({ ...stage, isDone: false })),
]
