import { View } from '@tarojs/components'
import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import { placeOf } from '@village-points/shared/households/place.ts'
import { declareKin, findKinHouseholds, readPanel } from '@village-points/shared/review/contract.ts'
import { useState } from 'react'
import { useAsk } from '../platform/ask'
import { useQuery } from '../platform/query'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Chips } from '../ui/chips'
import { Field } from '../ui/field'
import { notify } from '../ui/notices'
import { Row } from '../ui/row'
import { Sheet } from '../ui/sheet'
import { WriteFailure } from '../ui/states'
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

/** The relative is named in full; only homes in which somebody bears that name are shown. */
const FindHome = ({ onFound }: { readonly onFound: (household: HouseholdBrief) => void }) => {
  const [name, setName] = useState('')
  const find = useAsk(findKinHouseholds)
  const [found, setFound] = useState<readonly HouseholdBrief[]>()
  const look = async () => setFound((await find.send({ query: { name: name.trim() } }))?.households)
  return (
    <>
      <Field
        label="亲戚叫什么"
        value={name}
        onChange={setName}
        onConfirm={look}
        hint="写全名,他家里谁的名字都行"
        maxLength={30}
      />
      <WriteFailure of={find} />
      <Button icon="search" isBusy={find.isBusy} isDisabled={name.trim() === ''} onPress={look}>
        找他家
      </Button>
      {found?.length === 0 && <View className="soft">没有找到叫这个名字的。请看看有没有写错,要写全名。</View>}
      {found?.map((household) => (
        <Row
          key={household.householdId}
          icon="house"
          title={household.name}
          detail={placeOf(household)}
          onPress={() => onFound(household)}
        />
      ))}
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
        <FindHome onFound={setHome} />
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
