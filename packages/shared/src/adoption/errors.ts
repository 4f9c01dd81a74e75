import { declarationsErrors } from '../declarations/errors.ts'
import type { ErrorTable } from '../platform/errors.ts'
import { rulesErrors } from '../rules/contract.ts'
import { MOST_COMMENTS } from './comment.ts'

export const adoptionErrors = {
  'adoption.draft_not_found': { status: 404, message: '没有找到这份草稿。' },
  'adoption.draft_open': { status: 409, message: '村里正在办“{title}”,办完了再起草新的。' },
  'adoption.rule_not_found': { status: 404, message: '没有找到这一条,可能已经删掉了,请刷新。' },
  'adoption.too_many_rules': { status: 409, message: '一份细则最多 {most} 条。' },
  'adoption.changed_meanwhile': { status: 409, message: '刚才有人改过这里。您写的还在,请看看新的再定。' },
  'adoption.state_changed': { status: 409, message: '“{title}”现在是“{state}”,这一步做不了了,请刷新。' },
  'adoption.empty': { status: 409, message: '还没有写条目,先写几条。' },
  'adoption.comments_needed': { status: 409, message: '要先请大家提意见,满了日子才能开会表决。' },
  'adoption.comments_running': { status: 409, message: '大家提意见到 {endsOn},过了这天再开会表决。' },
  'adoption.comments_closed': { status: 409, message: '提意见的日子已经过了,有话请打电话或当面告诉村委会。' },
  'adoption.too_many_comments': { status: 409, message: `一个人最多提 ${MOST_COMMENTS} 条,您已经提满了。` },
  'adoption.assembly_in_future': { status: 422, message: '开会的日子还没到,开完会再来记。' },
  'adoption.assembly_before_comments': { status: 422, message: '大家提意见到 {endsOn},会要在这天以后开才算。' },
  'adoption.assembly_too_small': { status: 422, message: '到会的人不够,这次会不算数:{needs}。请改天再开。' },
  'adoption.figures_disagree': { status: 422, message: '人数对不上:{reason}。' },
  'adoption.in_force_too_early': { status: 422, message: '公示到 {endsOn},最早 {earliest} 生效。' },
} as const satisfies ErrorTable
const all = { ...rulesErrors, ...declarationsErrors, ...adoptionErrors }
/** Declared errors by their codes, this capability's and those below. */
export const some = <Code extends keyof typeof all>(...codes: Code[]) =>
  Object.fromEntries(codes.map((code) => [code, all[code]])) as Pick<typeof all, Code>
/** What every step along the machine may meet. */
export const moving = ['adoption.draft_not_found', 'adoption.state_changed', 'adoption.changed_meanwhile'] as const
