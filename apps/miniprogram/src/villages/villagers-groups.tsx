import { addVillagersGroup, type VillagersGroup } from '@village-points/shared/villages/contract.ts'
import { useState } from 'react'
import { useDraft } from '../platform/draft'
import { refusedFields, useProblems } from '../platform/field-problems'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Field } from '../ui/field'
import { notify } from '../ui/notices'
import { Row } from '../ui/row'
import { Sheet } from '../ui/sheet'
import { WriteFailure } from '../ui/states'

const AddGroup = ({ onClose }: { readonly onClose: () => void }) => {
  const draft = useDraft('new-group', { name: '' })
  const add = useWrite(addVillagersGroup)
  const name = draft.value.name.trim()
  const { problems, isRight } = useProblems(name ? {} : { name: '请填写小组名称' })
  const save = async () => {
    const group = isRight() ? await add.send({ body: { name } }) : undefined
    if (!group) return
    draft.clear()
    onClose()
    notify(`添了${group.name}`)
  }
  return (
    <Sheet title="添一个小组" onClose={onClose}>
      <Field
        label="小组名称"
        placeholder="例如:七组"
        value={draft.value.name}
        maxLength={20}
        error={problems.name ?? refusedFields(add.error).name}
        onChange={(typed) => draft.change({ name: typed })}
      />
      <WriteFailure of={add} />
      <Button isBusy={add.isBusy} onPress={save}>
        添进来
      </Button>
    </Sheet>
  )
}

interface VillagersGroupsProps {
  readonly groups: readonly VillagersGroup[]
  readonly mayAdd: boolean
}

/** The village's groups; a new one can be added, none removed, because households and entries name them. */
export const VillagersGroups = ({ groups, mayAdd }: VillagersGroupsProps) => {
  const [isAdding, setAdding] = useState(false)
  return (
    <Card hasRows title={`小组(${groups.length} 个)`}>
      {groups.map(({ villagersGroupId, name }) => (
        <Row key={villagersGroupId} icon="people" title={name} />
      ))}
      {mayAdd && <Row icon="plus" title="添一个小组" onPress={() => setAdding(true)} />}
      {isAdding && <AddGroup onClose={() => setAdding(false)} />}
    </Card>
  )
}
