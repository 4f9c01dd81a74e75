import { readReviewWork } from '@village-points/shared/review/contract.ts'
import { go } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { useElderMode } from '../platform/session'
import { Row } from '../ui/row'
import { BigCard } from './big-card'

/** The way to 评议 for a villager who holds a seat. Asked once a day, since the panel changes once in years. */
export const PanelEntry = () => {
  const { data } = useQuery(readReviewWork, {}, { isLasting: true })
  const isElder = useElderMode()
  if (!data?.isMember) return null
  const detail = data.toVote > 0 ? `有 ${data.toVote} 条等您评` : '轮到您评的,都在这里'
  const open = () => go('review/queue')
  if (isElder) return <BigCard icon="people" title="评议" detail={detail} onPress={open} />
  return <Row icon="people" title="评议" detail={detail} onPress={open} />
}
