import { type HouseholdBrief, readHousehold, readHouseholdCard } from '@village-points/shared/households/contract.ts'
import { useState } from 'react'
import { FindHousehold } from '../households/find-household'
import { type Draft, useDraft } from '../platform/draft'
import { useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { useSession } from '../platform/session'
import { Button } from '../ui/button'
import { Frame } from '../ui/frame'
import { notify } from '../ui/notices'
import { Remote } from '../ui/remote'
import { Skeleton } from '../ui/states'
import { AwardDone } from './award-done'
import { AWARD_DRAFT, type AwardDraft, emptyAward } from './award-draft'
import { type Awarded, AwardForm } from './award-form'
import { awardedWords } from './award-words'
import { undoOne } from './undoing'

/** The household named in the address: from its own page, or from a card scanned outside the app. */
const useNamedHousehold = (isReady: boolean) => {
  const { householdId = '', card = '' } = useRouteInput('declarations/award')
  const byId = useQuery(readHousehold, { params: { householdId } }, { isReady: isReady && householdId !== '' })
  const byCard = useQuery(readHouseholdCard, { params: { code: card } }, { isReady: isReady && card !== '' })
  return { isNamed: householdId !== '' || card !== '', named: householdId ? byId : byCard }
}

/** Which household the award is for, and where its draft is kept. */
const useChosenHousehold = () => {
  const { householdId, deedOn } = useRouteInput('declarations/award')
  const draft = useDraft<AwardDraft>(AWARD_DRAFT, emptyAward)
  const [isAddressUsed, setAddressUsed] = useState(false)
  const kept = draft.value.household
  // Another household in the address than in the draft: the draft belongs to an earlier deed.
  const isOther = !isAddressUsed && householdId !== undefined && kept?.householdId !== householdId
  const { isNamed, named } = useNamedHousehold(!isAddressUsed && (isOther || !kept))
  const own = isOther ? undefined : kept
  const chosen = own ?? (isAddressUsed ? undefined : named.data)
  const anew = deedOn && !isAddressUsed ? { ...emptyAward, deedOn, isDetailed: true } : emptyAward
  const held: Draft<AwardDraft> = {
    ...draft,
    value: own ? draft.value : anew,
    change: (part) => draft.change({ ...(own ? {} : anew), household: chosen, ...part }),
  }
  const begin = (household?: HouseholdBrief) => {
    setAddressUsed(true)
    if (household) draft.change({ ...emptyAward, household })
    else draft.clear()
  }
  return { chosen, draft: held, begin, named: isNamed && !isAddressUsed ? named : undefined }
}

interface FindStepProps {
  readonly recorder: string
  readonly isScanningAtOnce: boolean
  readonly onFound: (household: HouseholdBrief) => void
}

const FindStep = ({ recorder, isScanningAtOnce, onFound }: FindStepProps) => {
  const { begin } = useRouteInput('declarations/award')
  const isSearching = begin === 'search'
  return (
    <Frame title={isSearching ? '找人记分' : '扫码记分'} end={recorder}>
      <FindHousehold isScanningAtOnce={isScanningAtOnce} isSearchFirst={isSearching} onFound={onFound} />
    </Frame>
  )
}

/** Awarding one household on the spot: which one, which rule, done; then the next. */
const AwardPage = () => {
  const isScanner = useRouteInput('declarations/award').begin === 'scan'
  const recorder = useSession((session) => session.displayName) ?? ''
  const { chosen, draft, begin, named } = useChosenHousehold()
  const [awarded, setAwarded] = useState<Awarded>()
  const [isUndone, setUndone] = useState(false)
  const [isScanningAtOnce, setScanningAtOnce] = useState(isScanner)
  const findOther = (withCamera: boolean) => {
    setAwarded(undefined)
    setScanningAtOnce(withCamera)
    begin()
  }
  const onAwarded = (answer: Awarded) => {
    const { declaration } = answer
    setUndone(false)
    setAwarded(answer)
    draft.clear()
    const undo = async () => setUndone(await undoOne(declaration))
    notify(awardedWords(declaration), undo, Date.parse(declaration.undoUntil))
  }
  if (awarded) {
    const awardSameAgain = () => {
      setAwarded(undefined)
      begin(awarded.declaration.household)
    }
    return (
      <AwardDone
        {...{ awarded, recorder, isUndone, isScanner }}
        onNext={() => findOther(isScanner)}
        onSame={awardSameAgain}
      />
    )
  }
  if (chosen)
    return <AwardForm household={chosen} {...{ draft, recorder, onAwarded }} onOther={() => findOther(false)} />
  if (!named) return <FindStep {...{ recorder, isScanningAtOnce }} onFound={begin} />
  return (
    <Frame
      title="记分"
      end={recorder}
      footer={
        <Button kind="quiet" onPress={() => findOther(false)}>
          换一户
        </Button>
      }
    >
      <Remote of={named} skeleton={<Skeleton hasHero />}>
        {() => null}
      </Remote>
    </Frame>
  )
}

export default AwardPage
