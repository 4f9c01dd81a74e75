import { View } from '@tarojs/components'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { addDays, formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { PICKUP_DAYS, type Reward, redeemReward } from '@village-points/shared/rewards/contract.ts'
import { useState } from 'react'
import { now } from '../platform/clock'
import { replace } from '../platform/navigation'
import { useNetwork } from '../platform/network'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Note, Warn } from '../ui/note'
import { notify } from '../ui/notices'
import { Confirm } from '../ui/sheet'
import { WriteFailure } from '../ui/states'
import { hindranceOf, missingWords } from './reward-words'

interface RedeemProps {
  readonly reward: Reward
  readonly quantity: number
  readonly availablePoints: number | undefined
  /** The figures on the page are old: the order was refused. */
  readonly onRefused: () => unknown
}

/** What will be after a yes. */
const consequencesOf = (reward: Reward, quantity: number, availablePoints: number): readonly string[] => {
  const points = reward.points * quantity
  const lastDay = formatDay(addDays(villageDayOf(now()), PICKUP_DAYS))
  return [
    `扣 ${formatPoints(points)} 分,还剩 ${formatPoints(availablePoints - points)} 分`,
    `先给您留着,${lastDay}以前到${reward.shop.name}来取`,
    '到期没取,分和东西都退回,不罚分',
  ]
}

/** Asks once more and orders; a refusal stays in the sheet with its reason. */
const RedeemQuestion = (props: RedeemProps & { readonly availablePoints: number; readonly onClose: () => void }) => {
  const { reward, quantity, availablePoints, onRefused, onClose } = props
  const redeem = useWrite(redeemReward)
  const name = `${reward.name} ${quantity} ${reward.unit}`
  const order = async () => {
    const done = await redeem.send({ body: { rewardId: reward.rewardId, quantity } })
    if (!done) return onRefused()
    notify(`换好了,还剩 ${formatPoints(done.availablePoints)} 分`)
    replace('rewards/redemption', { redemptionId: done.redemption.redemptionId })
  }
  return (
    <Confirm
      title={`换${name}?`}
      consequences={consequencesOf(reward, quantity, availablePoints)}
      action={`换${name}`}
      isBusy={redeem.isBusy}
      onConfirm={order}
      onClose={onClose}
    >
      <WriteFailure of={redeem} />
    </Confirm>
  )
}

/** The foot of a thing's page: the button, or why there is none to press. */
export const Redeem = (props: RedeemProps) => {
  const { reward, quantity, availablePoints } = props
  const [isAsking, setAsking] = useState(false)
  const isOnline = useNetwork((network) => network.isOnline)
  const hindrance = hindranceOf(reward, availablePoints)
  if (hindrance === 'not_for_this_role') return <View className="soft">换成自己家的身份,就能换东西。</View>
  if (hindrance === 'not_offered') return <Note>这样东西现在不换了,请看看别的。</Note>
  if (hindrance === 'out_of_stock') return <Note>换完了。村里补了货,这里就能换,您的分一直留着。</Note>
  if (availablePoints === undefined) return null
  if (hindrance === 'points_missing') {
    return <Note>{`${missingWords(reward, availablePoints)}。您现在可用 ${formatPoints(availablePoints)} 分。`}</Note>
  }
  return (
    <>
      {!isOnline && <Warn>换东西要有网络,免得东西被别家先换走。有网了再来。</Warn>}
      <Button icon="bag" isDisabled={!isOnline} onPress={() => setAsking(true)}>
        {`换 ${quantity} ${reward.unit},扣 ${formatPoints(reward.points * quantity)} 分`}
      </Button>
      {isAsking && <RedeemQuestion {...props} availablePoints={availablePoints} onClose={() => setAsking(false)} />}
    </>
  )
}
