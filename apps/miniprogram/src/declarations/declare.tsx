import { View } from '@tarojs/components'
import { type AwardOption, listDeclareOptions } from '@village-points/shared/declarations/contract.ts'
import { useState } from 'react'
import { useDraft } from '../platform/draft'
import { go, useIsInFront, useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { ruleIcon } from '../rules/rule-icon'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Frame } from '../ui/frame'
import { Note } from '../ui/note'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Sheet } from '../ui/sheet'
import { Empty } from '../ui/states'
import { Tile } from '../ui/tile'
import { DEED_DRAFT, type DeedDraft, emptyDeed } from './deed-draft'
import { inCategories, RuleRow, RuleSheet } from './rule-sheet'

interface ChoiceProps {
  readonly options: readonly AwardOption[]
  readonly householdId: string | undefined
  /** The day on which it was done, when that is known. */
  readonly deedOn: string | undefined
}

/** A cadre awards on the spot what needs nobody else; here he declares the rest. */
const declarable = (options: readonly AwardOption[], householdId: string | undefined): readonly AwardOption[] =>
  householdId ? options.filter(({ rule }) => rule.procedure !== 'direct') : options

const exampleOf = (within: readonly AwardOption[]): string => {
  const [first] = within
  return within.length === 1 ? `${first?.rule.title}` : `${first?.rule.title}等 ${within.length} 件`
}

/** What was begun and not handed in yet, with the way back to it. */
const Unfinished = ({ householdId }: Pick<ChoiceProps, 'householdId'>) => {
  const { value, isRestored, clear } = useDraft<DeedDraft>(DEED_DRAFT, emptyDeed)
  const { originId, ruleTitle } = value
  if (!isRestored || !originId || value.householdId !== householdId) return null
  return (
    <Note>
      {`上次的“${ruleTitle}”还没交给村里。`}
      <View className="line-wrap">
        <Button
          kind="plain"
          isCompact
          onPress={() => go('declarations/deed', { originId, ...(householdId ? { householdId } : {}) })}
        >
          接着报
        </Button>
        <Button kind="plain" isCompact onPress={clear}>
          不要了
        </Button>
      </View>
    </Note>
  )
}

const Choice = ({ options, householdId, deedOn }: ChoiceProps) => {
  const [category, setCategory] = useState<string>()
  const [isSearching, setSearching] = useState(false)
  const choose = ({ rule }: AwardOption) => {
    setCategory(undefined)
    setSearching(false)
    const about = { ...(householdId ? { householdId } : {}), ...(deedOn ? { deedOn } : {}) }
    go('declarations/deed', { originId: rule.originId, ...about })
  }
  const categories = inCategories(options)
  const opened = categories.find(([name]) => name === category)
  return (
    <>
      <View className="soft">做了哪一类好事?</View>
      <View className="grid-two">
        {categories.map(([name, within]) => (
          <Tile
            key={name}
            icon={ruleIcon({ title: '', category: name })}
            title={name}
            detail={exampleOf(within)}
            onPress={() => setCategory(name)}
          />
        ))}
      </View>
      <Button kind="quiet" icon="search" onPress={() => setSearching(true)}>
        找一件事
      </Button>
      {opened && (
        <Sheet title={opened[0]} onClose={() => setCategory(undefined)}>
          <Card hasRows>
            {opened[1].map((option) => (
              <RuleRow key={option.rule.ruleId} option={option} onChoose={() => choose(option)} />
            ))}
          </Card>
        </Sheet>
      )}
      {isSearching && (
        <RuleSheet title="做了哪件事?" options={options} onChoose={choose} onClose={() => setSearching(false)} />
      )}
    </>
  )
}

/** 报好事: which kind of deed, which clause; the rest is on the next page. */
const DeclarePage = () => {
  const { householdId, deedOn } = useRouteInput('declarations/declare')
  const options = useQuery(listDeclareOptions, {
    query: { ...(householdId ? { householdId } : {}), ...(deedOn ? { deedOn } : {}) },
  })
  const isInFront = useIsInFront()
  const name = options.data?.household.name
  return (
    <Frame title={householdId ? `替${name ?? '这一户'}报好事` : '报好事'} tab={householdId ? undefined : 'declare'}>
      <Unfinished key={String(isInFront)} householdId={householdId} />
      <Remote
        of={options}
        isEmpty={(data) => declarable(data.options, householdId).length === 0}
        empty={<Empty title="细则里还没有能报的好事">村里定了细则,这里就会有。</Empty>}
      >
        {(data) => <Choice options={declarable(data.options, householdId)} householdId={householdId} deedOn={deedOn} />}
      </Remote>
      <Card hasRows>
        <Row
          icon="list"
          title={householdId ? '我记的、替人报的' : '我家报过的'}
          detail={householdId ? undefined : '到哪一步了,哪天答复您'}
          onPress={() => (householdId ? go('declarations/records') : go('declarations/declared'))}
        />
      </Card>
    </Frame>
  )
}

export default DeclarePage
