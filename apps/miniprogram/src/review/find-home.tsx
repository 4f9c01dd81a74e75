import { View } from '@tarojs/components'
import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import { placeOf } from '@village-points/shared/households/place.ts'
import { findKinHouseholds } from '@village-points/shared/review/contract.ts'
import { useState } from 'react'
import { useAsk } from '../platform/ask'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Row } from '../ui/row'
import { WriteFailure } from '../ui/states'

interface FindHomeProps {
  readonly label: string
  readonly onFound: (household: HouseholdBrief, name: string) => void
}

/** Somebody of any group, named in full: only homes in which somebody bears that name are shown. */
export const FindHome = ({ label, onFound }: FindHomeProps) => {
  const [name, setName] = useState('')
  const find = useAsk(findKinHouseholds)
  const [found, setFound] = useState<readonly HouseholdBrief[]>()
  const look = async () => setFound((await find.send({ query: { name: name.trim() } }))?.households)
  return (
    <>
      <Field
        label={label}
        value={name}
        onChange={setName}
        onConfirm={look}
        hint="写全名,他家里谁的名字都行"
        maxLength={30}
      />
      <WriteFailure of={find} />
      <Button kind="quiet" icon="search" isBusy={find.isBusy} isDisabled={name.trim() === ''} onPress={look}>
        找他家
      </Button>
      {found?.length === 0 && <View className="soft">没有找到叫这个名字的。请看看有没有写错,要写全名。</View>}
      {found?.map((household) => (
        <Row
          key={household.householdId}
          icon="house"
          title={household.name}
          detail={placeOf(household)}
          onPress={() => onFound(household, name.trim())}
        />
      ))}
    </>
  )
}
