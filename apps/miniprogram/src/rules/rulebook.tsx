import { View } from '@tarojs/components'
import {
  listRulebooks,
  type Rulebook,
  readRulebook,
  readRulebookInForce,
} from '@village-points/shared/rules/contract.ts'
import { useState } from 'react'
import { DraftInHand } from '../adoption/draft-in-hand'
import { go, replace, useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { useIsDesktop } from '../platform/viewport'
import { Button } from '../ui/button'
import { Chips } from '../ui/chips'
import { Frame } from '../ui/frame'
import { Note } from '../ui/note'
import { Remote } from '../ui/remote'
import { Empty } from '../ui/states'
import { AdoptionCard } from './adoption-card'
import { Examination } from './examination'
import { RuleGroup } from './rule-group'
import './rules.css'
import { Versions } from './versions'

const ALL = 'all'

const importNew = () => go('imports/index', { kind: 'rulebook' })

const NoRulebook = () => (
  <Empty
    icon="book"
    title="村里还没有积分细则"
    keys={
      <Button icon="upload" onPress={importNew}>
        导入细则表
      </Button>
    }
  >
    村民代表会议通过以后,由村委会把细则表导进来。
  </Empty>
)

const Contents = ({ rulebook }: { readonly rulebook: Rulebook }) => {
  const [chosen, setChosen] = useState(ALL)
  const categories = [...new Set(rulebook.rules.map(({ category }) => category))]
  const shown = categories.filter((category) => chosen === ALL || category === chosen)
  return (
    <View className="rulebook-columns">
      <View className="rulebook-side">
        <AdoptionCard rulebook={rulebook} />
        <Examination rulebook={rulebook} />
        <DraftInHand />
        <Versions current={rulebook} />
      </View>
      <View className="rulebook-main">
        <Chips
          label="看哪一类"
          choices={[
            { value: ALL, name: `全部 ${rulebook.rules.length} 条` },
            ...categories.map((category) => ({ value: category, name: category })),
          ]}
          chosen={chosen}
          onChoose={setChosen}
        />
        {shown.map((category) => (
          <RuleGroup
            key={category}
            category={category}
            rules={rulebook.rules.filter((rule) => rule.category === category)}
            mayRetire={rulebook.can.manage && rulebook.state === 'in_force'}
          />
        ))}
      </View>
    </View>
  )
}

/** The version asked for; without one, today's, or the next to come when none is in force yet. */
const useShownRulebook = (rulebookId: string | undefined) => {
  const inForce = useQuery(readRulebookInForce, {}, { isReady: !rulebookId })
  const isNoneInForce = inForce.error?.code === 'rule.none_in_force'
  const versions = useQuery(listRulebooks, {}, { isReady: isNoneInForce })
  const coming = isNoneInForce ? versions.data?.rulebooks[0]?.rulebookId : undefined
  const asked = rulebookId ?? coming
  const version = useQuery(readRulebook, { params: { rulebookId: asked ?? '' } }, { isReady: asked !== undefined })
  const isEmpty = isNoneInForce && versions.data?.rulebooks.length === 0
  return { shown: asked ? version : inForce, isEmpty }
}

/** 积分细则, for everybody: what earns how much, who agreed to it and when. */
const RulebookPage = () => {
  const { rulebookId } = useRouteInput('rules/rulebook')
  const isDesktop = useIsDesktop()
  const { shown, isEmpty } = useShownRulebook(rulebookId)
  const rulebook = shown.data
  const add = rulebook?.can.manage && (
    <Button kind={isDesktop ? 'primary' : 'quiet'} icon="upload" isCompact={isDesktop} onPress={importNew}>
      导入新版
    </Button>
  )
  return (
    <Frame title="积分细则" isWide end={isDesktop && add} footer={!isDesktop && add}>
      {rulebook && rulebook.state !== 'in_force' && (
        <Note>
          {rulebook.state === 'superseded' ? '这是旧版,只供查旧账。' : `这一版还没生效,${rulebook.inForceOn} 起用。`}
          {rulebookId && (
            <Button kind="plain" isCompact onPress={() => replace('rules/rulebook')}>
              看现在用的
            </Button>
          )}
        </Note>
      )}
      {isEmpty ? (
        <NoRulebook />
      ) : (
        <Remote of={shown.error?.code === 'rule.none_in_force' ? { ...shown, error: null } : shown}>
          {(data) => <Contents rulebook={data} />}
        </Remote>
      )}
    </Frame>
  )
}

export default RulebookPage
