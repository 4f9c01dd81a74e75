import { View } from '@tarojs/components'
import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import type { ReactNode } from 'react'
import { Card } from '../ui/card'
import { Detail } from '../ui/detail'
import { Icon } from '../ui/icon'
import './households.css'
import { placeOf } from '@village-points/shared/households/place.ts'

interface HouseholdHeadProps {
  readonly household: HouseholdBrief
  /** The softer line: 4 口人 · 今年 245 分. */
  readonly detail?: string
  /** Something to press at the end: 换一户. */
  readonly end?: ReactNode
}

/** Which household this page is about; the place stands with the name, because names repeat. */
export const HouseholdHead = ({ household, detail, end }: HouseholdHeadProps) => (
  <Card>
    <View className="household-head">
      <View className="household-mark">
        <Icon name="house" />
      </View>
      <View className="grow">
        <View className="strong">{household.name}</View>
        <Detail>{`${placeOf(household)} · ${detail ?? `${household.memberCount} 口人`}`}</Detail>
      </View>
      {end}
    </View>
  </Card>
)
