import { formatPoints } from '../platform/points.ts'
import { formatDay, formatPartOfDay, type VillageDay } from '../platform/village-day.ts'
import type { EntryTrail } from './contract.ts'

/** One stage of how an entry came about. */
export interface Step {
  readonly title: string
  readonly detail: string
  readonly isDone: boolean
}

const actorOf = ({ actor }: EntryTrail): string =>
  actor.roleName && actor.roleName !== actor.name ? `${actor.name}(${actor.roleName})` : actor.name

/** What other capabilities know, as steps: that which happened before the line was written, or after. */
const told = (trail: EntryTrail, today: VillageDay, isWanted: (at: string) => boolean): readonly Step[] =>
  trail.way
    .filter(({ at }) => isWanted(at))
    .map(({ at, title, detail }) => ({
      title,
      detail: [formatPartOfDay(at, today), detail].filter(Boolean).join(' · '),
      isDone: true,
    }))

const firstSteps = (trail: EntryTrail, today: VillageDay): readonly Step[] => {
  const { entry, note } = trail
  const before = told(trail, today, (at) => at <= entry.recordedAt)
  const recorded = formatPartOfDay(entry.recordedAt, today)
  switch (entry.kind) {
    case 'award':
      return [
        {
          title: `${entry.memberName ?? trail.household.name}做了这件事`,
          detail: [formatDay(entry.deedOn, today), note && `“${note}”`].filter(Boolean).join(' · '),
          isDone: true,
        },
        ...(before.length > 0 ? before : [{ title: `${actorOf(trail)}记的`, detail: recorded, isDone: true }]),
      ]
    case 'opening':
      return [
        { title: '纸上的旧账', detail: note || `记到 ${formatDay(entry.deedOn, today)}`, isDone: true },
        { title: `${actorOf(trail)}转到这里`, detail: recorded, isDone: true },
      ]
    case 'hold':
      return [{ title: '您家换东西', detail: `${recorded} · 分先冻结,取走时才扣`, isDone: true }]
    case 'post':
      return [
        { title: '换的时候先冻结', detail: `${formatPoints(-entry.heldPoints)} 分`, isDone: true },
        { title: `${actorOf(trail)}把东西交给您家`, detail: recorded, isDone: true },
      ]
    case 'deduction':
      if (before.length > 0) return before
      return [
        { title: '先提醒过,也听您家说过', detail: note && `“${note}”`, isDone: true },
        { title: '评议小组评过,公示过(只公布件数)', detail: `${recorded} · 扣分`, isDone: true },
      ]
    case 'repair':
      if (before.length > 0) return before
      return [{ title: `${actorOf(trail)}去看过,已经改好`, detail: [recorded, '分退回来了'].join(' · '), isDone: true }]
    case 'carry_over':
      return [{ title: '一年到头,没用完的分转到下一年', detail: `${recorded} · 分没有变,接着用`, isDone: true }]
    case 'expiry':
      return [{ title: '村里定了没用的分年底到期,提前告诉过大家', detail: recorded, isDone: true }]
    case 'void':
      return [{ title: '不换了,分已退回', detail: recorded, isDone: true }]
    case 'expire':
      return [{ title: '过期没有取,分已退回', detail: `${recorded} · 不扣分`, isDone: true }]
    default:
      return [{ title: `${actorOf(trail)}办的`, detail: [recorded, note].filter(Boolean).join(' · '), isDone: true }]
  }
}

/** How a line came about, in the order it happened; a reversal is one more step, because nothing is ever wiped out. */
export const stepsOf = (trail: EntryTrail, today: VillageDay): readonly Step[] => {
  const posted: Step = {
    title: `写进村里的账,第 ${formatPoints(trail.sequence)} 笔`,
    detail: '谁也改不了、删不掉;记错了只能另记一笔更正',
    isDone: true,
  }
  const { reversedBy, entry } = trail
  const after = told(trail, today, (at) => at > entry.recordedAt)
  if (!reversedBy) return [...firstSteps(trail, today), posted, ...after]
  const when = formatPartOfDay(reversedBy.recordedAt, today)
  return [
    ...firstSteps(trail, today),
    posted,
    ...after,
    { title: `${reversedBy.actorName}撤回了`, detail: `${when} · 原因:${reversedBy.reason || '没有写'}`, isDone: true },
  ]
}
