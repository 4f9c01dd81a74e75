import type { Draft } from '@village-points/shared/adoption/contract.ts'
import type { Endpoint, EndpointInput } from '@village-points/shared/platform/endpoint.ts'
import { useState } from 'react'
import { refusedFields } from '../platform/field-problems'
import { useWrite } from '../platform/write'
import { amountOf } from '../ui/amount-field'
import { Button } from '../ui/button'
import { DateField, readTypedDay } from '../ui/date-field'
import { Field } from '../ui/field'
import { Note } from '../ui/note'
import { notify } from '../ui/notices'
import { Sheet } from '../ui/sheet'
import { WriteFailure } from '../ui/states'

interface ActionField {
  readonly name: string
  readonly label: string
  readonly kind?: 'line' | 'words' | 'number' | 'day'
  readonly begin?: string
}

/** A step that a draft can take from where it is, and what must be said for it. */
export interface Action {
  readonly endpoint: Endpoint
  readonly name: string
  readonly note: string
  readonly isDanger?: boolean
  readonly fields: readonly ActionField[]
}

interface ActionSheetProps {
  readonly draft: Draft
  readonly action: Action
  readonly onClose: () => void
}

const meaningOf = ({ kind }: ActionField, typed: string) => {
  if (kind === 'number') return amountOf(typed)
  return kind === 'day' ? readTypedDay(typed) : typed
}

/** Asks for what a step needs and says what follows from it. */
export const ActionSheet = ({ draft, action, onClose }: ActionSheetProps) => {
  const { endpoint, name, note, fields } = action
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(fields.map((field) => [field.name, field.begin ?? ''])),
  )
  const step = useWrite(endpoint)
  const problems = refusedFields(step.error)
  const send = async () => {
    const said = Object.fromEntries(fields.map((field) => [field.name, meaningOf(field, typed[field.name] ?? '')]))
    const input = { params: { draftId: draft.draftId }, body: { revision: draft.revision, ...said } }
    if (!(await step.send(input as EndpointInput<Endpoint>))) return
    onClose()
    notify(`${name}:办好了`)
  }
  return (
    <Sheet title={name} onClose={onClose}>
      <Note>{note}</Note>
      {fields.map((field) => {
        const shown = {
          label: field.label,
          value: typed[field.name] ?? '',
          error: problems[field.name],
          onChange: (value: string) => setTyped({ ...typed, [field.name]: value }),
        }
        if (field.kind === 'day') return <DateField key={field.name} {...shown} />
        return <Field key={field.name} kind={field.kind ?? 'line'} {...shown} />
      })}
      <WriteFailure of={step} />
      <Button
        kind={action.isDanger ? 'danger' : 'primary'}
        isBusy={step.isBusy}
        isDisabled={fields.some((field) => typed[field.name]?.trim() === '')}
        onPress={send}
      >
        {name}
      </Button>
    </Sheet>
  )
}
