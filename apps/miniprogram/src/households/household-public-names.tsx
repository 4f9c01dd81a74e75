import type { Household } from '@village-points/shared/households/contract.ts'
import { go } from '../platform/navigation'
import { Card } from '../ui/card'
import { Row } from '../ui/row'

/** What a household without a telephone decides about its name, as it said so on paper. */
export const HouseholdPublicNames = ({ household: { householdId, status } }: { readonly household: Household }) =>
  status === 'merged' ? null : (
    <Card hasRows title="名字怎么公开">
      <Row
        icon="pencil"
        title="公示榜上怎么写"
        detail="遮名字、写门牌还是写全名"
        onPress={() => go('publicity/shown-name', { householdId })}
      />
      <Row
        icon="star"
        title="愿不愿意上红榜"
        detail="听他家的,愿意才写"
        onPress={() => go('honors/consent', { householdId })}
      />
    </Card>
  )
