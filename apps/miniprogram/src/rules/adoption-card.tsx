import { View } from '@tarojs/components'
import { formatDay } from '@village-points/shared/platform/village-day.ts'
import type { RulebookBrief } from '@village-points/shared/rules/contract.ts'
import { aria } from '../ui/aria'
import { Card } from '../ui/card'
import { Seal } from '../ui/seal'
import { rulebookStateNames, versionName } from './rulebook-words'

const NO_YEAR = '0000-01-01'

/** Who agreed to this version, when, and by how many: the reason why it binds everybody. */
export const AdoptionCard = ({ rulebook }: { readonly rulebook: RulebookBrief }) => {
  const { assemblyOn, entitled, present, inFavor } = rulebook.adoption
  const way = rulebook.isFromPaper ? '照纸上的会议记录补登的。' : '草稿、意见、表决、备案都在这里办的。'
  const percent = Math.round((inFavor / present) * 100)
  return (
    <Card isFramed>
      <View className="stack">
        <View className="line">
          <View className="grow">
            <View className="heading">{rulebook.title}</View>
            <View className="soft">{versionName(rulebook)}</View>
          </View>
          <Seal colour={rulebook.state === 'in_force' ? 'green' : 'gold'}>{rulebookStateNames[rulebook.state]}</Seal>
        </View>
        <View>
          {`${formatDay(assemblyOn, NO_YEAR)} 村民代表会议通过`}
          <View className="soft">{`${formatDay(rulebook.inForceOn, NO_YEAR)} 起生效`}</View>
          <View className="soft">{way}</View>
        </View>
        <View
          className="vote-bar"
          {...aria({ role: 'img', label: `到会 ${present} 人,同意 ${inFavor} 人,占 ${percent}%` })}
        >
          <View className="vote-yes" style={{ width: `${percent}%` }} />
        </View>
        <View className="line-wrap soft">
          {entitled !== undefined && <View>{`应到 ${entitled} 人`}</View>}
          <View>{`到会 ${present} 人`}</View>
          <View className="strong">{`同意 ${inFavor} 人`}</View>
        </View>
      </View>
    </Card>
  )
}
