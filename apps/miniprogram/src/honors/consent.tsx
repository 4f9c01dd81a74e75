import { View } from '@tarojs/components'
import {
  giveHonorConsent,
  type HonorConsent,
  readHonorConsent,
  withdrawHonorConsent,
} from '@village-points/shared/honors/contract.ts'
import { formatPartOfDay } from '@village-points/shared/platform/village-day.ts'
import { useState } from 'react'
import { HouseholdHead } from '../households/household-head'
import { useDraft } from '../platform/draft'
import { refusedFields } from '../platform/field-problems'
import { useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Chips } from '../ui/chips'
import { Field } from '../ui/field'
import { Frame } from '../ui/frame'
import { Note, Warn } from '../ui/note'
import { notify } from '../ui/notices'
import { Remote } from '../ui/remote'
import { WriteFailure } from '../ui/states'

type Answer = 'yes' | 'no'

const EMPTY: { answer: Answer | ''; words: string } = { answer: '', words: '' }

/** What most households say; one tap each. */
const usual: Readonly<Record<Answer, readonly string[]>> = {
  yes: ['户主在纸上签了字', '户主当面说愿意'],
  no: ['户主当面说不愿意', '户主打电话说不愿意'],
}

const lastWords = ({ hasConsented, words, recordedAt, recordedBy }: HonorConsent): string => {
  const said = `${formatPartOfDay(recordedAt)}${recordedBy}记的:${hasConsented ? '愿意上红榜' : '不上红榜'}`
  return words ? `${said}(${words})` : said
}

/** What a household said, as it is written down. */
const useConsent = (householdId: string) => {
  const draft = useDraft(`honor-consent:${householdId}`, EMPTY)
  const give = useWrite(giveHonorConsent)
  const withdraw = useWrite(withdrawHonorConsent)
  const [hasTried, setTried] = useState(false)
  const { answer } = draft.value
  const words = draft.value.words.trim()
  const write = answer === 'no' ? withdraw : give
  const send = async () => {
    setTried(true)
    if (!answer || !words || !(await write.send({ body: { householdId, words } }))) return
    draft.clear()
    setTried(false)
    notify(answer === 'yes' ? '记下了:愿意上红榜' : '记下了:不上红榜')
  }
  return { draft, write, hasTried, answer, words, send }
}

const Form = ({ of: { draft, write, hasTried, answer, words } }: { readonly of: ReturnType<typeof useConsent> }) => (
  <Card>
    <View className="stack">
      <Chips
        label="愿不愿意上红榜"
        choices={[
          { value: 'yes', name: '愿意上' },
          { value: 'no', name: '不上' },
        ]}
        chosen={answer || undefined}
        onChoose={(chosen: Answer) => draft.change({ answer: chosen, words: '' })}
      />
      {hasTried && !answer && <Warn>请先点一下:愿意上,还是不上。</Warn>}
      {answer && (
        <>
          <Chips
            label="怎么说的"
            choices={usual[answer].map((sentence) => ({ value: sentence, name: sentence }))}
            chosen={words}
            onChoose={(sentence) => draft.change({ words: sentence })}
          />
          <Field
            label="或者自己写:他家怎么说的"
            value={draft.value.words}
            maxLength={200}
            error={hasTried && !words ? '请写一句这户是怎么说的' : refusedFields(write.error).words}
            onChange={(changed) => draft.change({ words: changed })}
          />
        </>
      )}
    </View>
  </Card>
)

/** The committee writes down what a household without a telephone says about being named on the honour board. */
const ConsentPage = () => {
  const { householdId = '' } = useRouteInput('honors/consent')
  const said = useQuery(readHonorConsent, { query: { householdId } }, { isReady: householdId !== '' })
  const consent = useConsent(householdId)
  const foot = (
    <>
      <WriteFailure of={consent.write} />
      <Button icon="check" isBusy={consent.write.isBusy} onPress={consent.send}>
        记下来
      </Button>
    </>
  )
  return (
    <Frame title="愿不愿意上红榜" footer={said.data && foot}>
      <Remote of={said}>
        {({ household, last }) => (
          <>
            <HouseholdHead household={household} />
            <Note>{last ? lastWords(last) : '这一户还没说过。没说过,就不写上去。'}</Note>
            <Form of={consent} />
            <View className="soft">上了红榜,户主名字、表现分和星全村看得见。什么时候不想上了,说一声就退下来。</View>
          </>
        )}
      </Remote>
    </Frame>
  )
}

export default ConsentPage
