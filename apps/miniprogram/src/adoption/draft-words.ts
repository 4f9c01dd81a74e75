import type { Draft, DraftBrief, DraftState, DraftStep } from '@village-points/shared/adoption/contract.ts'
import { formatDay } from '@village-points/shared/platform/village-day.ts'

/** Green: it may go on. Cinnabar: somebody said no. Gold: on its way. */
export const draftColour = (state: DraftState): 'green' | 'gold' | 'cinnabar' => {
  if (state === 'adopted' || state === 'filed') return 'green'
  return state === 'returned' || state === 'withdrawn' ? 'cinnabar' : 'gold'
}

/** How a step is called once it is done. */
export const stepNames: Readonly<Record<DraftStep['action'], string>> = {
  start: '开始起草',
  open: '请大家提意见',
  take_back: '拿回来改',
  pass: '开会通过',
  fail: '开会没有通过',
  file: '镇里备案',
  return: '镇里退回',
  publicize: '开始公示',
  adopt: '公示完,定下来了',
  withdraw: '不办了',
}

/** What stands in a list below the title. */
export const draftDetail = ({ state, commentsEndOn, publicity, startedBy }: DraftBrief): string => {
  if (state === 'opened' && commentsEndOn) return `提意见到 ${formatDay(commentsEndOn)}`
  if (state === 'publicized' && publicity) return `公示到 ${formatDay(publicity.endsOn)}`
  if (state === 'adopted' && publicity) return `${formatDay(publicity.inForceOn)}起用`
  return `${startedBy}起草`
}

/** What is to be done next, to whoever reads it. */
export const whatNext = ({ state, commentsEndOn, publicity, can }: Draft): string => {
  const until = commentsEndOn ? formatDay(commentsEndOn) : ''
  if (state === 'drafted')
    return commentsEndOn ? '意见听过了。改好就可以开会表决。' : '写好以后,先请大家提意见,再开会表决。'
  if (state === 'opened') return can.comment ? `到 ${until} 为止,谁都可以提意见。` : '提意见的日子满了,可以开会表决。'
  if (state === 'voted') return can.file ? '请看有没有违法的地方。镇里只备案或者退回,不改字。' : '等镇里备案。'
  if (state === 'returned') return '镇里退回了,原因在下面。拿回来改好,要再表决一次。'
  if (state === 'filed') return '镇里备案了。公示以后就能用。'
  if (state === 'publicized' && publicity) {
    const about = publicity.isProvisional ? '(明年放假安排还没公布,可能会变)' : ''
    return `公示到 ${formatDay(publicity.endsOn)}${about},${formatDay(publicity.inForceOn)}起用。`
  }
  return state === 'adopted' ? '已经定下来了。' : '这一份不办了。'
}
