import { View } from '@tarojs/components'
import {
  type DeclarationDetail,
  readDeclaration,
  withdrawDeclaration,
} from '@village-points/shared/declarations/contract.ts'
import { stateParts, stateWords, stepsOfDeclaration } from '@village-points/shared/declarations/declaration-steps.ts'
import { placeOf } from '@village-points/shared/households/place.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useState } from 'react'
import { now } from '../platform/clock'
import { go, useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Detail } from '../ui/detail'
import { Frame } from '../ui/frame'
import { notify } from '../ui/notices'
import { ReadAloud } from '../ui/read-aloud'
import { Remote } from '../ui/remote'
import { SignedPoints } from '../ui/row'
import { Confirm } from '../ui/sheet'
import { Empty, Skeleton, WriteFailure } from '../ui/states'
import { Steps } from '../ui/steps'
import { EvidencePhotos } from './evidence-photos'
import { Resubmit, whatIsMissing } from './resubmit'

interface DetailProps {
  readonly declaration: DeclarationDetail
}

const spokenDeclaration = (declaration: DeclarationDetail, today: string): string =>
  `${declaration.ruleTitle},${formatPoints(declaration.points)}分,${formatDay(declaration.deedOn, today)}做的。现在${stateWords(declaration, today)}。${whatIsMissing(declaration) ?? ''}`

const Head = ({ declaration }: DetailProps) => {
  const { ruleTitle, household, points } = declaration
  const today = villageDayOf(now())
  return (
    <Card>
      <View className="line">
        <View className="grow">
          <View className="heading">{ruleTitle}</View>
          <View className="soft">{`${household.name} · ${placeOf(household)}`}</View>
        </View>
        <SignedPoints points={points} />
      </View>
      <View className="strong">
        <Detail>{stateParts(declaration, today).join(' · ')}</Detail>
      </View>
      <ReadAloud text={() => spokenDeclaration(declaration, today)} name="念给我听" />
    </Card>
  )
}

/** Taking it back is final, so it is asked once more. */
const Withdraw = ({ declaration: { declarationId, ruleTitle } }: DetailProps) => {
  const [isAsking, setAsking] = useState(false)
  const withdraw = useWrite(withdrawDeclaration)
  const send = async () => {
    if (await withdraw.send({ params: { declarationId }, body: {} })) notify(`“${ruleTitle}”撤回了`)
    setAsking(false)
  }
  return (
    <>
      <WriteFailure of={withdraw} />
      <Button kind="plain" icon="undo" onPress={() => setAsking(true)}>
        不报了,撤回
      </Button>
      {isAsking && (
        <Confirm
          title="撤回这一件?"
          consequences={['村里就不再看它了,也不会记分', '想再报,重新报一次就行']}
          action="撤回这一件"
          icon="undo"
          isBusy={withdraw.isBusy}
          onConfirm={send}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

/** Its way so far and what is still to come; taking it back stands last. */
const Way = ({ declaration }: DetailProps) => {
  const { can, transferId, household } = declaration
  return (
    <>
      <Card>
        <Steps steps={stepsOfDeclaration(declaration, villageDayOf(now()))} />
      </Card>
      {transferId && (
        <Button
          kind="quiet"
          icon="shield"
          onPress={() => go('ledger/entry', { entryId: transferId, householdId: household.householdId })}
        >
          看这一分怎么来的
        </Button>
      )}
      {can.withdraw && <Withdraw declaration={declaration} />}
    </>
  )
}

/** One declaration: where it stands, its way, its photos, and what the household may still do. */
const DeclarationPage = () => {
  const { declarationId = '' } = useRouteInput('declarations/declaration')
  const declaration = useQuery(readDeclaration, { params: { declarationId } }, { isReady: declarationId !== '' })
  const { data } = declaration
  if (data?.can.resubmit) {
    return (
      <Resubmit key={declarationId} declaration={data} head={<Head declaration={data} />}>
        <Way declaration={data} />
      </Resubmit>
    )
  }
  return (
    <Frame title="报的好事">
      {declarationId === '' ? (
        <Empty icon="list" title="没有找到这一件">
          请从“我家报过的”里点开。
        </Empty>
      ) : (
        <Remote of={declaration} skeleton={<Skeleton hasHero />}>
          {(known) => (
            <>
              <Head declaration={known} />
              <EvidencePhotos photoIds={known.photoIds} />
              <Way declaration={known} />
            </>
          )}
        </Remote>
      )}
    </Frame>
  )
}

export default DeclarationPage
