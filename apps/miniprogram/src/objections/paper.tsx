import { View } from '@tarojs/components'
import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import { appealObjection, raiseObjection } from '@village-points/shared/objections/contract.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useState } from 'react'
import { FindHousehold } from '../households/find-household'
import { HouseholdHead } from '../households/household-head'
import { now } from '../platform/clock'
import { useDraft } from '../platform/draft'
import { refusedFields } from '../platform/field-problems'
import { back, useRouteInput } from '../platform/navigation'
import { actingRole } from '../platform/session'
import { useWrite } from '../platform/write'
import { FindHome } from '../review/find-home'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Chip } from '../ui/chips'
import { Field } from '../ui/field'
import { Frame } from '../ui/frame'
import { Note } from '../ui/note'
import { notify } from '../ui/notices'
import { WriteFailure } from '../ui/states'
import { usualAppeals, usualObjections } from './objection-words'
import { WordsChoice } from './words-choice'

interface PaperDraft {
  readonly household?: HouseholdBrief | undefined
  /** Of no household that this cadre can find. */
  readonly isElsewhere: boolean
  readonly name: string
  readonly words: string
}

const EMPTY: PaperDraft = { isElsewhere: false, name: '', words: '' }

/** What somebody without a phone says, as it is written down: whose it is, what it says, and to whom it goes. */
const usePaper = () => {
  const { declarationId = '', objectionId = '', about = '' } = useRouteInput('objections/paper')
  const isAppeal = objectionId !== ''
  const draft = useDraft<PaperDraft>(`paper:${declarationId}${objectionId}`, EMPTY)
  const raise = useWrite(raiseObjection)
  const appeal = useWrite(appealObjection)
  const [hasTried, setTried] = useState(false)
  const { household } = draft.value
  const [name, words] = [draft.value.name.trim(), draft.value.words.trim()]
  const send = async () => {
    setTried(true)
    if (!name || !words) return
    const onPaperFor = { name, ...(household ? { householdId: household.householdId } : {}) }
    const told = isAppeal
      ? await appeal.send({ params: { objectionId }, body: { words, onPaperFor } })
      : await raise.send({ body: { declarationId, words, onPaperFor } })
    if (!told) return
    draft.clear()
    notify(`交给${isAppeal ? '镇里' : '村务监督'}了,${formatDay(told.dueOn, villageDayOf(now()))}前答复`)
    back()
  }
  return { about, isAppeal, draft, write: isAppeal ? appeal : raise, hasTried, name, send }
}

type Paper = ReturnType<typeof usePaper>

/** A group leader finds the homes of his own group, others by the full name. */
const isOfOneGroup = (): boolean => actingRole()?.role === 'group_leader'

/** The home of whoever objects: its own people and relatives then leave the answer to others. */
const FindStep = ({ of: { draft } }: { readonly of: Paper }) => (
  <>
    <View className="soft">是哪一户的人提的?选了户,他家的人和亲戚就不会来答复。</View>
    {isOfOneGroup() && (
      <Card title="别的组的人">
        <View className="stack">
          <FindHome label="他叫什么" onFound={(household, name) => draft.change({ household, name })} />
        </View>
      </Card>
    )}
    <FindHousehold isSearchFirst onFound={(household) => draft.change({ household, name: household.headName })} />
  </>
)

const Form = ({ of: { draft, isAppeal, write, hasTried, name } }: { readonly of: Paper }) => {
  const { household, words } = draft.value
  const again = <Chip onPress={() => draft.change({ household: undefined, isElsewhere: false })}>换一户</Chip>
  return (
    <>
      {household ? <HouseholdHead household={household} detail="提意见的这一家" end={again} /> : <Card>{again}</Card>}
      <Card>
        <View className="stack">
          <Field
            label="是谁提的"
            value={draft.value.name}
            maxLength={30}
            hint="名字只有村务监督看得到,您交了以后也看不到"
            error={hasTried && !name ? '请写上名字,好把答复告诉他' : refusedFields(write.error)['onPaperFor.name']}
            onChange={(changed) => draft.change({ name: changed })}
          />
          <WordsChoice
            words={words}
            usual={isAppeal ? usualAppeals : usualObjections}
            hasTried={hasTried}
            error={write.error}
            onChange={(changed) => draft.change({ words: changed })}
          />
        </View>
      </Card>
    </>
  )
}

/** A cadre writes down what somebody brings on paper or says at the door: an objection, or an appeal to the town. */
const PaperPage = () => {
  const paper = usePaper()
  const { about, isAppeal, draft, write, send } = paper
  const isKnown = draft.value.household !== undefined || draft.value.isElsewhere
  const foot = (
    <>
      <WriteFailure of={write} />
      <Button icon="talk" isBusy={write.isBusy} onPress={send}>
        {isAppeal ? '交给镇里' : '交给村务监督'}
      </Button>
    </>
  )
  const elsewhere = (
    <Button kind="quiet" onPress={() => draft.change({ isElsewhere: true })}>
      找不到他家
    </Button>
  )
  return (
    <Frame title={isAppeal ? '替人请镇里再查' : '替人写一条意见'} footer={isKnown ? foot : elsewhere}>
      {about && <Note>{`说的是:${about}`}</Note>}
      {isKnown ? <Form of={paper} /> : <FindStep of={paper} />}
    </Frame>
  )
}

export default PaperPage
