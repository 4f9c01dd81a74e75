import { View } from '@tarojs/components'
import type { AwardOption } from '@village-points/shared/declarations/contract.ts'
import { useState } from 'react'
import { ruleIcon } from '../rules/rule-icon'
import { aria } from '../ui/aria'
import { Button } from '../ui/button'
import { Tile } from '../ui/tile'
import { RuleSheet } from './rule-sheet'

interface RuleTilesProps {
  readonly options: readonly AwardOption[]
  readonly chosen: AwardOption | undefined
  readonly onChoose: (option: AwardOption) => void
}

const SHOWN = 6

/** The rules this person uses most as large tiles; the rest in a sheet. A chosen one is always among the tiles. */
export const RuleTiles = ({ options, chosen, onChoose }: RuleTilesProps) => {
  const [isOpen, setOpen] = useState(false)
  const usual = options.slice(0, SHOWN)
  const tiles = chosen && !usual.includes(chosen) ? [chosen, ...usual.slice(0, SHOWN - 1)] : usual
  return (
    <View className="stack">
      <View className="soft">记哪一项?(常用的在前面)</View>
      <View className="grid-two" {...aria({ role: 'radiogroup', label: '记哪一项' })}>
        {tiles.map((option) => (
          <Tile
            key={option.rule.ruleId}
            icon={ruleIcon(option.rule)}
            title={option.rule.title}
            figure={option.pointsText}
            isChosen={option === chosen}
            isDisabled={option.left?.isReached ?? false}
            {...(option.left?.isReached ? { detail: option.left.sentence } : {})}
            onPress={() => onChoose(option)}
          />
        ))}
      </View>
      {options.length > SHOWN && (
        <Button kind="quiet" icon="list" onPress={() => setOpen(true)}>
          {`看全部 ${options.length} 项`}
        </Button>
      )}
      {isOpen && (
        <RuleSheet
          options={options}
          onClose={() => setOpen(false)}
          onChoose={(option) => {
            setOpen(false)
            onChoose(option)
          }}
        />
      )}
    </View>
  )
}
