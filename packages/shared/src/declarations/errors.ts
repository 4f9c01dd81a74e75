import { householdsErrors } from '../households/contract.ts'
import type { ErrorTable } from '../platform/errors.ts'
import { rulesErrors } from '../rules/contract.ts'

export const declarationsErrors = {
  'declaration.not_found': { status: 404, message: '没有找到这次记分,请刷新。' },
  'declaration.own_household': { status: 403, message: '自己家的分,要请别的干部来记、来改。' },
  'declaration.outside_group': { status: 403, message: '{name}不是您这个组的,请找{group}的组长或村委会。' },
  'declaration.not_own_award': { status: 403, message: '这是 {name} 记的,要撤回请找村委会。' },
  'declaration.deed_in_future': { status: 422, message: '做好事的日期还没到,请改日期。' },
  'declaration.deed_too_old': { status: 422, message: '这件事过去 {days} 天以上了,不能直接记分,请找村委会。' },
  'declaration.period_closed': { status: 422, message: '{year}年已经结账,不能再记。确实漏了的,请村委会补记。' },
  'declaration.correction_needs_note': { status: 422, message: '{year}年已经结账,只能补记,请在“说明”里写明原因。' },
  'declaration.rule_not_in_force': { status: 422, message: '{deedOn} 那天“{title}”还没有生效,不能记。' },
  'declaration.deduction_not_direct': { status: 422, message: '扣分要先提醒、给时间整改,不能直接扣。' },
  'declaration.review_needed': { status: 422, message: '“{title}”要经过评议,不能直接记分。' },
  'declaration.points_needed': { status: 422, message: '这一项要填分数,{least} 到 {most} 分。' },
  'declaration.points_out_of_range': { status: 422, message: '这一项只能记 {least} 到 {most} 分。' },
  'declaration.quantity_needed': { status: 422, message: '这一项要填数量,按“{unit}”算。' },
  'declaration.member_unknown': { status: 422, message: '选的人不在这一户,请重新选。' },
  'declaration.cap_reached': { status: 422, message: '{name}的“{title}”{period}最多 {limit},还能加 {left}。' },
  'declaration.batch_has_problems': { status: 422, message: '有 {count} 户记不了,一户也没有记。去掉它们再记。' },
  'declaration.undo_too_late': { status: 409, message: '过了 10 分钟,不能直接撤回了。请村委会写明原因更正。' },
  'declaration.state_changed': { status: 409, message: '{title}现在是“{state}”,不能这样办了,请刷新看看。' },
  'declaration.household_needed': { status: 422, message: '请选一户。' },
  'declaration.not_for_own_submission': { status: 403, message: '自己报的、自己家的,要请别人来核实。' },
  'declaration.reason_needed': { status: 422, message: '请选一个原因,让人家知道为什么。' },
  'declaration.photo_not_a_photo': { status: 415, message: '这个文件不是照片,请选手机拍的照片。' },
  'declaration.photo_heic': {
    status: 415,
    message:
      '这里打不开苹果手机的 HEIC 照片。请在手机“设置→相机→格式”里选“兼容性最佳”,再拍一张。拍好的也可以先用微信发给自己(不选“原图”),存下来再选。',
  },
  'declaration.photo_damaged': { status: 422, message: '这张照片打不开,可能没有传完整。请再选一次,或者重新拍。' },
  'declaration.photo_swells': { status: 422, message: '这张照片的尺寸太大了,请用手机重新拍一张。' },
  'declaration.photo_carries_more': { status: 422, message: '这张照片里夹带了别的东西,不能用。请用手机重新拍一张。' },
  'declaration.too_many_photos': {
    status: 409,
    message: '您已经传了 {most} 张照片还没有用上,先把好事交给村里,再传新的。',
  },
  'declaration.photo_not_found': { status: 404, message: '没有找到这张照片,可能已经删掉了。' },
  'declaration.photo_unknown': {
    status: 422,
    message: '有一张照片用不了:可能已经删掉,或者用在别的事上了。请重新拍一张。',
  },
  'declaration.photo_needed': { status: 422, message: '“{title}”要拍一张照片,请补上。' },
  'declaration.already_reversed': { status: 409, message: '这次记分已经撤回过了,不用再撤。' },
} as const satisfies ErrorTable

const all = { ...householdsErrors, ...rulesErrors, ...declarationsErrors }

/** Picks errors for an endpoint, in order of precedence. */
export const some = <Code extends keyof typeof all>(...codes: Code[]) =>
  Object.fromEntries(codes.map((code) => [code, all[code]])) as Pick<typeof all, Code>

/** What a clause may refuse on the day of a deed. */
export const ruleErrors = some(
  'rule.not_found',
  'declaration.deed_in_future',
  'declaration.deed_too_old',
  'declaration.rule_not_in_force',
  'rule.retired',
  'declaration.period_closed',
  'declaration.correction_needs_note',
)

/** What a deed may refuse under its clause. */
export const deedErrors = some(
  'declaration.points_needed',
  'declaration.points_out_of_range',
  'declaration.quantity_needed',
  'declaration.member_unknown',
  'declaration.cap_reached',
)
