import { View } from '@tarojs/components'
import type { EndpointOutput } from '@village-points/shared/platform/endpoint.ts'
import { chooseShownName, readShownName } from '@village-points/shared/publicity/contract.ts'
import type { NameMasking } from '@village-points/shared/villages/contract.ts'
import { useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { useWrite } from '../platform/write'
import { aria } from '../ui/aria'
import { Card } from '../ui/card'
import { Frame } from '../ui/frame'
import { Note } from '../ui/note'
import { notify } from '../ui/notices'
import { RadioRow } from '../ui/radio-row'
import { Remote } from '../ui/remote'
import { WriteFailure } from '../ui/states'

type Shown = EndpointOutput<typeof readShownName>

const kindOf: Readonly<Record<NameMasking, string>> = {
  masked_name: '遮住中间的字',
  door_number: '只写门牌号',
  full_name: '写全名',
}

const Choice = ({ shown, householdId }: { readonly shown: Shown; readonly householdId: string | undefined }) => {
  const choose = useWrite(chooseShownName)
  const pick = async (choice?: NameMasking) => {
    const about = householdId ? { householdId } : {}
    const chosen = await choose.send({ body: { ...about, ...(choice ? { choice } : {}) } })
    if (chosen) notify(`好,以后榜上写“${chosen.shownName}”`)
  }
  return (
    <>
      <WriteFailure of={choose} />
      <Card hasRows>
        <View {...aria({ role: 'radiogroup', label: '榜上怎么写' })}>
          {shown.options.map(({ masking, shownName }) => (
            <RadioRow
              key={masking}
              title={shownName}
              detail={kindOf[masking]}
              isOn={shown.choice === masking}
              onChoose={() => pick(masking)}
            />
          ))}
          <RadioRow
            title="跟村里大家一样"
            detail={shown.choice ? '村里定怎么写就怎么写' : `现在写“${shown.shownName}”`}
            isOn={shown.choice === undefined}
            onChoose={() => pick()}
          />
        </View>
      </Card>
    </>
  )
}

/** 榜上怎么写: how a household is called on the lists to come; its own choice, or said on paper to the committee. */
const ShownNamePage = () => {
  const { householdId } = useRouteInput('publicity/shown-name')
  const shown = useQuery(readShownName, { query: householdId ? { householdId } : {} })
  return (
    <Frame title="榜上怎么写">
      <View className="soft">
        {householdId ? '公示榜上怎么写这一户,听他家的。' : '公示榜上怎么写您家,您家自己定。'}
      </View>
      <Remote of={shown}>{(data) => <Choice shown={data} householdId={householdId} />}</Remote>
      <Note>从下一张榜起这样写。已经张了的榜不改。</Note>
    </Frame>
  )
}

export default ShownNamePage
