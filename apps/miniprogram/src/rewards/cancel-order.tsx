import { formatPoints } from '@village-points/shared/platform/points.ts'
import { cancelRedemption, type Redemption } from '@village-points/shared/rewards/contract.ts'
import { useState } from 'react'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { notify } from '../ui/notices'
import { Confirm } from '../ui/sheet'
import { WriteFailure } from '../ui/states'
import { orderName } from './redemption-words'

interface CancelOrderProps {
  readonly order: Redemption
  /** The order was settled some other way meanwhile. */
  readonly onRefused: () => unknown
}

/** 不换了: gives points and goods back, after asking once. */
export const CancelOrder = ({ order, onRefused }: CancelOrderProps) => {
  const [isAsking, setAsking] = useState(false)
  const cancel = useWrite(cancelRedemption)
  const points = formatPoints(order.points)
  const giveBack = async () => {
    const done = await cancel.send({ params: { redemptionId: order.redemptionId }, body: {} })
    if (!done) return onRefused()
    setAsking(false)
    notify(`${points} 分已经退回来了`)
  }
  return (
    <>
      <Button kind="quiet" icon="undo" onPress={() => setAsking(true)}>
        不换了,退回积分
      </Button>
      {isAsking && (
        <Confirm
          title={`不换${orderName(order)}了?`}
          consequences={[`${points} 分马上退回来`, '东西放回架子上,别家可以换', '这个取货码不能再用']}
          action={`不换了,退回 ${points} 分`}
          icon="undo"
          isDanger
          isBusy={cancel.isBusy}
          onConfirm={giveBack}
          onClose={() => setAsking(false)}
        >
          <WriteFailure of={cancel} />
        </Confirm>
      )}
    </>
  )
}
