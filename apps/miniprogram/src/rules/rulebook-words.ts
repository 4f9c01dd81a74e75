import type { Procedure, RulebookBrief } from '@village-points/shared/rules/contract.ts'

/** How a version's state is called. */
export const rulebookStateNames: Readonly<Record<RulebookBrief['state'], string>> = {
  adopted: '快生效',
  in_force: '正在用',
  superseded: '旧版',
}

/** `2026 版(第 1 次)`. */
export const versionName = ({ inForceOn, version }: Pick<RulebookBrief, 'inForceOn' | 'version'>): string =>
  `${inForceOn.slice(0, 4)} 版(第 ${version} 次)`

/** Which way a declaration goes, in a few words. */
export const procedureNames: Readonly<Record<Procedure, string>> = {
  direct: '当场记',
  review: '评议后记',
  review_and_publicity: '评议、公示后记',
}
