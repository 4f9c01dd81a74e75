import { View } from '@tarojs/components'
import {
  type DeductionDetail,
  readDeduction,
  readDeductionPhoto,
  stateNames,
  whatNext,
} from '@village-points/shared/deductions/contract.ts'
import { placeOf } from '@village-points/shared/households/place.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { type ComponentType, useState } from 'react'
import { EvidencePhotos } from '../declarations/evidence-photos'
import { now } from '../platform/clock'
import { go, useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { useIsStaff } from '../platform/session'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Frame } from '../ui/frame'
import type { IconName } from '../ui/icon'
import { ReadAloud } from '../ui/read-aloud'
import { Remote } from '../ui/remote'
import { Pair } from '../ui/row'
import { Empty, Skeleton } from '../ui/states'
import { Steps } from '../ui/steps'
import { ObjectSheet, RectifySheet } from './answer'
import { DecideSheet, DropSheet } from './deciding'
import { pointsWords, spokenCase, stepsOfCase } from './deduction-words'
import { HearSheet, ProposeSheet } from './proposing'
import { RecheckSheet } from './recheck'

interface CaseProps {
  readonly one: DeductionDetail
}

const Head = ({ one }: CaseProps) => {
  const { ruleTitle, household, note, seenOn, state } = one
  const today = villageDayOf(now())
  const points = pointsWords(one)
  return (
    <Card>
      <View className="stack">
        <View className="heading">{ruleTitle}</View>
        <View className="soft">{`${household.name} · ${placeOf(household)} · ${formatDay(seenOn, today)}看到的`}</View>
        {note && <View>{`“${note}”`}</View>}
        <View className="strong">{stateNames[state]}</View>
        {points && <View>{points}</View>}
        <View>{whatNext(one, today)}</View>
        <ReadAloud text={() => spokenCase(one, today)} name="念给我听" />
      </View>
    </Card>
  )
}

const Heard = ({ one: { hearing } }: CaseProps) =>
  hearing ? (
    <Card title="这家是这样说的">
      <Pair name="哪天">{formatDay(hearing.heardOn, villageDayOf(now()))}</Pair>
      <Pair name="谁说的">{[hearing.speaker, hearing.companion].filter(Boolean).join(',陪着来的:')}</Pair>
      <Pair name="说的话">{hearing.words}</Pair>
    </Card>
  ) : null

const Review = ({ one: { review } }: CaseProps) =>
  review ? (
    <Card title="评议到哪了">
      <Pair name="表态">{`${review.votesCast} 人表了态,共 ${review.seatCount} 人,${review.accept} 人同意扣`}</Pair>
      {review.seats.map(({ member, seated, draw, hasVoted }) => (
        <Pair key={member} name={seated ?? '还没有人'}>
          {[draw ? `抽签替${member}` : '', hasVoted ? '已表态' : '还没表态'].filter(Boolean).join(',')}
        </Pair>
      ))}
    </Card>
  ) : null

interface Deed {
  readonly may: keyof DeductionDetail['can']
  readonly name: string
  readonly icon: IconName
  readonly sheet: ComponentType<CaseProps & { readonly onClose: () => void }>
}

/** What somebody may do, the gentlest first. */
const deeds: readonly Deed[] = [
  { may: 'recheck', name: '去看过了', icon: 'house', sheet: RecheckSheet },
  { may: 'rectify', name: '已整改', icon: 'check', sheet: RectifySheet },
  { may: 'hear', name: '听这家说', icon: 'talk', sheet: HearSheet },
  { may: 'decide', name: '答复意见', icon: 'shield', sheet: DecideSheet },
  { may: 'object', name: '我有意见', icon: 'talk', sheet: ObjectSheet },
  { may: 'propose', name: '提出扣分', icon: 'minus', sheet: ProposeSheet },
  { may: 'drop', name: '决定不扣', icon: 'close', sheet: DropSheet },
]

/** What a cadre writes down for a household that came with words or paper. */
const onBehalf: Readonly<Partial<Record<Deed['may'], string>>> = {
  rectify: '替这家写:已整改',
  object: '替这家写:有意见',
}

const isFirst = ({ may }: Deed, index: number): boolean => index === 0 && may !== 'propose' && may !== 'drop'

const Foot = ({ one }: CaseProps) => {
  const [opened, setOpened] = useState<Deed>()
  const isStaff = useIsStaff()
  return (
    <>
      {deeds
        .filter(({ may }) => one.can[may])
        .map((deed, index) => (
          <Button
            key={deed.may}
            kind={isFirst(deed, index) ? 'primary' : 'quiet'}
            icon={deed.icon}
            onPress={() => setOpened(deed)}
          >
            {(isStaff && onBehalf[deed.may]) || deed.name}
          </Button>
        ))}
      {opened && <opened.sheet one={one} onClose={() => setOpened(undefined)} />}
    </>
  )
}

const Content = ({ one }: CaseProps) => {
  const { transferId, household, deductionId, photoIds } = one
  return (
    <>
      <Head one={one} />
      <EvidencePhotos photoIds={photoIds} source={{ endpoint: readDeductionPhoto, params: { deductionId } }} />
      <Heard one={one} />
      <Review one={one} />
      <Card title="经过">
        <Steps steps={stepsOfCase(one, villageDayOf(now()))} />
      </Card>
      {transferId && (
        <Button
          kind="quiet"
          icon="shield"
          onPress={() => go('ledger/entry', { entryId: transferId, householdId: household.householdId })}
        >
          看账上这一笔
        </Button>
      )}
    </>
  )
}

/** One case: where it stands, what comes next, how it came to this, and what one may do. */
const DeductionPage = () => {
  const { deductionId = '' } = useRouteInput('deductions/deduction')
  const one = useQuery(readDeduction, { params: { deductionId } }, { isReady: deductionId !== '' })
  return (
    <Frame title="村里的提醒" footer={one.data && <Foot one={one.data} />}>
      {deductionId === '' ? (
        <Empty icon="list" title="没有找到这次提醒">
          请从“提醒和扣分”里点开。
        </Empty>
      ) : (
        <Remote of={one} skeleton={<Skeleton hasHero />}>
          {(data) => <Content one={data} />}
        </Remote>
      )}
    </Frame>
  )
}

export default DeductionPage
