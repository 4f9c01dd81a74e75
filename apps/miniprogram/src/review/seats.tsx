import { View } from '@tarojs/components'
import type { EndpointOutput } from '@village-points/shared/platform/endpoint.ts'
import { drawn, lotOf, type readReview, type Seat } from '@village-points/shared/review/contract.ts'
import { useMemo, useState } from 'react'
import { Card } from '../ui/card'
import { Chip } from '../ui/chips'
import { Icon } from '../ui/icon'
import { Warn } from '../ui/note'
import { Row } from '../ui/row'
import { recusalWords, voteNames } from './review-words'

type Review = EndpointOutput<typeof readReview>
type SeatDraw = NonNullable<Seat['draw']>

interface DrawProps {
  readonly declarationId: string
  readonly draw: SeatDraw
}

const SHOWN_DIGITS = 8

/** The draw made once more by this phone alone: the server's word counts for nothing here. */
const useRepeated = ({ declarationId, draw }: DrawProps) =>
  useMemo(() => {
    const { seed, seatUserId, candidates, drawnUserId } = draw
    const lots = candidates
      .map((one) => ({ ...one, lot: lotOf({ seed, declarationId, seatUserId }, one.userId) }))
      .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
    const winner = drawn(
      { seed, declarationId, seatUserId },
      candidates.map(({ userId }) => userId),
    )
    return { lots, isSame: winner === drawnUserId }
  }, [declarationId, draw])

/** How the seat was filled, so that anybody can follow it with pencil and patience. */
const DrawExplained = (props: DrawProps) => {
  const { lots, isSame } = useRepeated(props)
  return (
    <View className="stack">
      <View>能替补的人,每人一个签号。签号最小的当选:</View>
      {lots.map(({ userId, name, lot }, at) => (
        <View key={userId} className="line">
          <View className={at === 0 ? 'grow strong' : 'grow'}>{at === 0 ? `${name}(抽中)` : name}</View>
          <View className="number lot">{lot.slice(0, SHOWN_DIGITS)}</View>
        </View>
      ))}
      <View className="soft">
        签号由三样东西算出来:抽签那一刻村里阳光账本的摘要、这一条的编号、这个人的编号。谁也没法事先挑,谁都能再算一遍。
      </View>
      <View className="soft lot">{`那一刻的摘要:${props.draw.seed}`}</View>
      {isSame ? (
        <View className="line strong">
          <Icon name="check" className="plus" />
          <View className="grow">这部手机刚才自己算了一遍,结果一样。</View>
        </View>
      ) : (
        <Warn>这部手机算出来的和记的不一样,请打电话告诉村务监督。</Warn>
      )}
    </View>
  )
}

const seatTitle = ({ member, seated, recusedBecause }: Seat): string => {
  if (!recusedBecause) return member
  return seated ? `${seated}(替 ${member})` : `${member}的席位空着`
}

const seatDetail = ({ recusedBecause, seated, hasVoted }: Seat): string => {
  const why = recusedBecause && `这一条${recusalWords[recusedBecause]},要回避`
  const state = seated ? (hasVoted ? '评过了' : '还没评') : '没有人能替补'
  return [why, state].filter(Boolean).join(' · ')
}

const SeatLine = ({ seat, declarationId }: { readonly seat: Seat; readonly declarationId: string }) => {
  const [isOpen, setOpen] = useState(false)
  return (
    <View className="seat">
      <Row icon={seat.hasVoted ? 'check' : 'people'} title={seatTitle(seat)} detail={seatDetail(seat)} />
      {seat.draw && (
        <>
          <Chip icon="shield" isOn={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? '收起来' : '怎么抽的'}
          </Chip>
          {isOpen && <DrawExplained declarationId={declarationId} draw={seat.draw} />}
        </>
      )}
    </View>
  )
}

/** Who sits on this one and what it has come to. The household sees the count only. */
export const Seats = ({ review }: { readonly review: Review }) => {
  const { seats, counts, quorum, outcome, declaration } = review
  if (quorum === 0) return null
  const cast = counts.accept + counts.return + counts.reject
  const said = (['accept', 'return', 'reject'] as const)
    .filter((vote) => counts[vote] > 0)
    .map((vote) => `${counts[vote]} 人${voteNames[vote]}`)
  return (
    <Card title="谁来评" hasRows>
      <View className="row">
        <View className="grow">
          <View className="strong">{outcome ? `结果:${voteNames[outcome]}` : '还没有结果'}</View>
          <View className="soft">
            {cast === 0 ? `还没有人评。至少要 ${quorum} 人评。` : `${said.join(',')}。至少要 ${quorum} 人评。`}
          </View>
        </View>
      </View>
      {seats.map((seat, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: seats keep their order, and two members may bear one name
        <SeatLine key={index} seat={seat} declarationId={declaration.declarationId} />
      ))}
    </Card>
  )
}
