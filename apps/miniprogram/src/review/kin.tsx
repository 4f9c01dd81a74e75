import { View } from '@tarojs/components'
import { placeOf } from '@village-points/shared/households/place.ts'
import { endKin, type Kin, listKin } from '@village-points/shared/review/contract.ts'
import { useState } from 'react'
import { useQuery } from '../platform/query'
import { useActingRole } from '../platform/session'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Chip } from '../ui/chips'
import { Frame } from '../ui/frame'
import { List } from '../ui/list'
import { notify } from '../ui/notices'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Confirm } from '../ui/sheet'
import { Empty, WriteFailure } from '../ui/states'
import { AddKin } from './add-kin'

const EndKin = ({ kin, onClose }: { readonly kin: Kin; readonly onClose: () => void }) => {
  const end = useWrite(endKin)
  const send = async () => {
    if (!(await end.send({ params: { kinId: kin.kinId }, body: {} }))) return
    notify(`${kin.household.name}去掉了`)
    onClose()
  }
  return (
    <Confirm
      title={`${kin.household.name}不算亲戚了?`}
      consequences={[`以后${kin.household.name}报的,${kin.person.name}就可以评`, '已经评过的不变']}
      action="去掉这一家"
      isBusy={end.isBusy}
      onConfirm={send}
      onClose={onClose}
    >
      <WriteFailure of={end} />
    </Confirm>
  )
}

/** 亲属: households on which somebody of the panel never votes. Everybody declares for himself, the committee for all. */
const KinPage = () => {
  const role = useActingRole()?.role
  const kin = useQuery(listKin, {})
  const [isAdding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Kin>()
  const seesAll = role === 'committee' || role === 'supervisor'
  return (
    <Frame
      title={seesAll ? '亲属' : '我的亲属'}
      footer={
        <Button icon="plus" onPress={() => setAdding(true)}>
          加一家亲戚
        </Button>
      }
    >
      <View className="soft">评议的时候,自己的亲戚家要回避。把亲戚家报上来,轮到他家时会自动请别人评。</View>
      <Remote
        of={kin}
        isEmpty={({ kin: all }) => all.length === 0}
        empty={
          <Empty icon="people" title={seesAll ? '还没有人报亲属' : '您还没有报亲属'}>
            父母、子女、兄弟姐妹、亲家,只要是亲戚都报上来。
          </Empty>
        }
      >
        {({ kin: all }) => (
          <List rows={all} keyOf={({ kinId }) => kinId}>
            {(one) => (
              <Row
                title={seesAll ? `${one.person.name}的亲戚:${one.household.name}` : one.household.name}
                detail={`${one.relation} · ${placeOf(one.household)} · ${one.declaredBy}报的`}
                end={
                  one.can.end && (
                    <Chip icon="close" label={`去掉${one.household.name}`} onPress={() => setEnding(one)}>
                      去掉
                    </Chip>
                  )
                }
              />
            )}
          </List>
        )}
      </Remote>
      {isAdding && <AddKin mayNameOthers={role === 'committee'} onClose={() => setAdding(false)} />}
      {ending && <EndKin kin={ending} onClose={() => setEnding(undefined)} />}
    </Frame>
  )
}

export default KinPage
