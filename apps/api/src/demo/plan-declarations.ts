import { addDays } from '@village-points/shared/platform/village-day.ts'

/** What goes the long way, by declaration and panel, in order of time. */
export type DeclarationEvent =
  | { readonly what: 'choose_panel' }
  | {
      readonly what: 'declare'
      readonly rule: string
      /** The villager declares his own; the accountant those of some households of a group, on their behalf. */
      readonly by: 'villager' | { readonly group: string; readonly from: number; readonly count: number }
      readonly hasPhoto?: true
    }
  | { readonly what: 'screen'; readonly by: 'leader' | 'director' }
  | { readonly what: 'vote' }

const YARD = '美丽庭院评定'
const KINDNESS = '孝老爱亲受到认可'

/**
 * A panel that was chosen two months ago, a few declarations that went the whole way, some that the panel owes an answer
 * to, one that nobody looked into, a block of this week, and what came in yesterday.
 */
export const planDeclarations = (today: string) => {
  const on = (ago: number, hour: number, event: DeclarationEvent) => ({
    day: addDays(today, -ago),
    hour,
    ...event,
  })
  const of = (group: string, from: number, count: number) => ({ group, from, count })
  return [
    on(60, 19, { what: 'choose_panel' }),
    on(20, 10, { what: 'declare', rule: KINDNESS, by: 'villager' }),
    on(20, 11, { what: 'declare', rule: YARD, by: of('一组', 3, 3), hasPhoto: true }),
    on(19, 10, { what: 'screen', by: 'director' }),
    on(18, 20, { what: 'vote' }),
    on(17, 9, { what: 'declare', rule: KINDNESS, by: of('六组', 4, 2) }),
    on(15, 9, { what: 'declare', rule: KINDNESS, by: of('三组', 30, 2) }),
    on(13, 9, { what: 'screen', by: 'leader' }),
    on(3, 15, { what: 'declare', rule: YARD, by: of('三组', 4, 28), hasPhoto: true }),
    on(2, 18, { what: 'screen', by: 'leader' }),
    on(1, 9, { what: 'declare', rule: YARD, by: of('三组', 33, 8), hasPhoto: true }),
  ]
}
