import { View } from '@tarojs/components'
import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import { placeOf } from '@village-points/shared/households/place.ts'
import { declareKin, readPanel } from '@village-points/shared/review/contract.ts'
import { useState } from 'react'
import { useQuery } from '../platform/query'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Chips } from '../ui/chips'
import { notify } from '../ui/notices'
import { Sheet } from '../ui/sheet'
import { WriteFailure } from '../ui/states'
import { FindHome } from './find-home'
import { relations } from './review-words'

const MYSELF = 'myself'

/** Whose relative: one's own, or, for the committee, somebody's of the panel. */
const Whose = ({ chosen, onChoose }: { readonly chosen: string; readonly onChoose: (userId: string) => void }) => {
  const { data } = useQuery(readPanel, {})
  const people = [...(data?.panel?.members ?? []), ...(data?.panel?.standIns ?? [])]
  const choices = [{ value: MYSELF, name: '我的' }, ...people.map(({ userId, name }) => ({ value: userId, name }))]
  return (
    <>
      <View className="strong">谁的亲戚</View>
      <Chips label="谁的亲戚" choices={choices} chosen={chosen} onChoose={onChoose} />
    </>
  )
}

interface AddKinProps {
  readonly mayNameOthers: boolean
  readonly onClose: () => void
}

/** Declares a related household: whose, which home, what relation. */
export const AddKin = ({ mayNameOthers, onClose }: AddKinProps) => {
  const [whose, setWhose] = useState(MYSELF)
  const [home, setHome] = useState<HouseholdBrief>()
  const [relation, setRelation] = useState<string>()
  const declare = useWrite(declareKin)
  const send = async () => {
    if (!home || !relation) return
    const person = whose === MYSELF ? {} : { userId: whose }
    const answer = await declare.send({ body: { householdId: home.householdId, relation, ...person } })
    if (!answer) return
    notify(`${home.name}记下了,轮到他家会请别人评`)
    onClose()
  }
  if (!home) {
    return (
      <Sheet title="加一家亲戚" onClose={onClose}>
        <FindHome label="亲戚叫什么" onFound={setHome} />
      </Sheet>
    )
  }
  return (
    <Sheet title={home.name} onClose={onClose}>
      <View className="soft">{placeOf(home)}</View>
      {mayNameOthers && <Whose chosen={whose} onChoose={setWhose} />}
      <View className="strong">是什么亲戚</View>
      <Chips
        label="是什么亲戚"
        choices={relations.map((value) => ({ value, name: value }))}
        chosen={relation as (typeof relations)[number] | undefined}
        onChoose={setRelation}
      />
      <WriteFailure of={declare} />
      <Button icon="check" isBusy={declare.isBusy} isDisabled={!relation} onPress={send}>
        记下这家亲戚
      </Button>
    </Sheet>
  )
}
