import { View } from '@tarojs/components'
import type { EntryTrail } from '@village-points/shared/ledger/contract.ts'
import { readObjectionsOfDeclaration } from '@village-points/shared/objections/contract.ts'
import { useState } from 'react'
import { ObjectionKey } from '../objections/objection-key'
import { ObjectionRow } from '../objections/objection-row'
import { useQuery } from '../platform/query'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Sheet } from '../ui/sheet'
import { TelephoneButton } from '../ui/telephone-line'

/** What was objected to this entry: the marks on it. */
export const Objections = ({ declarationId }: { readonly declarationId: string }) => {
  const { data } = useQuery(readObjectionsOfDeclaration, { params: { declarationId } })
  if (!data || data.objections.length === 0) return null
  return (
    <Card hasRows title="有人提过意见">
      {data.objections.map((objection) => (
        <ObjectionRow key={objection.objectionId} objection={objection} />
      ))}
    </Card>
  )
}

/** 我有意见 on a line of the account: in writing where there is a deed to look into, else by telephone. */
export const Disagree = ({ trail: { declarationId, sequence, entry } }: { readonly trail: EntryTrail }) => {
  const params = { declarationId: declarationId ?? '' }
  const isDeed = declarationId !== undefined && entry.kind === 'award'
  const { data } = useQuery(readObjectionsOfDeclaration, { params }, { isReady: isDeed })
  if (declarationId && data?.can.raise) return <ObjectionKey declarationId={declarationId} about={entry.title} />
  // Said already: the mark on the page leads to the answer.
  if (data?.objections.some(({ voices }) => voices.length > 0)) return null
  return <ByTelephone sequence={sequence} />
}

/** What is no deed, or long past, is told to the village by telephone. */
const ByTelephone = ({ sequence }: { readonly sequence: number }) => {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" icon="talk" onPress={() => setOpen(true)}>
        我有意见
      </Button>
      {isOpen && (
        <Sheet title="对这一笔有意见?" onClose={() => setOpen(false)}>
          <View>请给村里打电话,报上“账上第 {sequence} 笔”,村里查清楚了答复您。</View>
          <View className="soft">记错了会再记一笔更正,原来那一笔也留着。提意见不会影响您家别的分。</View>
          <TelephoneButton />
          <Button kind="plain" onPress={() => setOpen(false)}>
            先不打
          </Button>
        </Sheet>
      )}
    </>
  )
}
