import { View } from '@tarojs/components'
import type { WaitingDeclaration } from '@village-points/shared/declarations/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { ReactNode } from 'react'
import { EvidencePhotos } from '../declarations/evidence-photos'
import { now } from '../platform/clock'
import { go } from '../platform/navigation'
import { Icon } from '../ui/icon'
import { Row } from '../ui/row'
import { deedWords, similarWords } from './review-words'
import './review.css'

interface WaitingItemProps {
  readonly declaration: WaitingDeclaration
  /** What is decided about it, and what can be pressed. */
  readonly children?: ReactNode
  readonly title?: string
}

/** What else may be the same deed: to look at, never a reason by itself. */
export const Similar = ({ declaration }: { readonly declaration: WaitingDeclaration }) => (
  <>
    {declaration.similar.map((one) => (
      <View key={one.declarationId} className="line similar">
        <Icon name="alert" />
        <View className="grow">{`${similarWords(one, villageDayOf(now()))},请对着看看`}</View>
      </View>
    ))}
  </>
)

/** One declaration in a list: whose, when, photos, what looks alike; pressed, it opens whole. */
export const WaitingItem = ({ declaration, children, title }: WaitingItemProps) => {
  const { declarationId, household, points, note, photoIds } = declaration
  return (
    <View className="waiting-item">
      <Row
        title={title ?? household.name}
        detail={deedWords(declaration, villageDayOf(now()))}
        points={points}
        onPress={() => go('review/declaration', { declarationId })}
      />
      {note !== '' && <View className="waiting-note">{`“${note}”`}</View>}
      <EvidencePhotos photoIds={photoIds} />
      <Similar declaration={declaration} />
      {children}
    </View>
  )
}
