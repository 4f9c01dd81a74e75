import {
  addHousehold,
  changeHousehold,
  type Household,
  HouseholdInput,
  readHousehold,
} from '@village-points/shared/households/contract.ts'
import { useDraft } from '../platform/draft'
import { fieldProblems, refusedFields, useProblems } from '../platform/field-problems'
import { back, hasPageBehind, replace, useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Frame } from '../ui/frame'
import { Warn } from '../ui/note'
import { notify } from '../ui/notices'
import { Remote } from '../ui/remote'
import { RestoredNote } from '../ui/restored-note'
import { WriteFailure } from '../ui/states'
import { HouseholdFields } from './household-fields'
import { draftOf, emptyHousehold, inputOf } from './household-form'
import './roster.css'

interface FormProps {
  readonly household?: Household
}

const Form = ({ household }: FormProps) => {
  const householdId = household?.householdId
  const draft = useDraft(`household:${householdId ?? 'new'}`, household ? draftOf(household) : emptyHousehold)
  const add = useWrite(addHousehold)
  const put = useWrite(changeHousehold)
  const body = inputOf(draft.value)
  const { problems, isRight } = useProblems(fieldProblems(HouseholdInput, body))
  const error = add.error ?? put.error
  const shown = { ...problems, ...refusedFields(error) }
  const save = async () => {
    if (!isRight()) return
    const saved = householdId ? await put.send({ params: { householdId }, body }) : await add.send({ body })
    if (!saved) return
    draft.clear()
    notify(`${saved.name}存好了`)
    // After a reload there is nothing behind this page.
    if (householdId && hasPageBehind()) back()
    else replace('households/manage', { householdId: saved.householdId })
  }
  const count = Object.keys(shown).length
  return (
    <Frame
      title={householdId ? '改花名册' : '添一户'}
      footer={
        <>
          {count > 0 && <Warn>{`还有 ${count} 处要改,改好再存。填的都还在。`}</Warn>}
          <WriteFailure of={{ error }} />
          <Button isBusy={add.isBusy || put.isBusy} onPress={save}>
            {householdId ? '存好这一户' : '添进花名册'}
          </Button>
        </>
      }
    >
      <RestoredNote of={draft} />
      <HouseholdFields value={draft.value} problems={shown} onChange={draft.change} />
    </Frame>
  )
}

const Existing = ({ householdId }: { readonly householdId: string }) => {
  const household = useQuery(readHousehold, { params: { householdId } })
  if (household.data) return <Form household={household.data} />
  return (
    <Frame title="改花名册">
      <Remote of={household}>{() => null}</Remote>
    </Frame>
  )
}

/** The form of a household: a new one, or one that is already on the roster. */
const EditHousehold = () => {
  const { householdId } = useRouteInput('households/edit')
  return householdId ? <Existing householdId={householdId} /> : <Form />
}

export default EditHousehold
