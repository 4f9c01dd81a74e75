import type { Actor } from '../platform/work.ts'

const lookInto: ReadonlySet<string> = new Set(['committee', 'supervisor', 'town_officer'])

/** The words of a fault may say what a household has: only those who look into it read them. */
export const mayReadFault = ({ role }: Pick<Actor, 'role'>): boolean => lookInto.has(role)
