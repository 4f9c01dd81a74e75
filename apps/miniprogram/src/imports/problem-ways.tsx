import { View } from '@tarojs/components'
import type { ImportProblem, ProblemOption } from '@village-points/shared/imports/contract.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { CheckRow } from '../ui/check-row'
import { Chip } from '../ui/chips'
import { Field } from '../ui/field'
import { Sheet } from '../ui/sheet'
import type { Answers } from './use-answers'

type Option = z.infer<typeof ProblemOption>

interface WaysProps {
  readonly problem: ImportProblem
  readonly answers: Answers
}

const SHOWN_OPTIONS = 3

const asked: Readonly<
  Record<NonNullable<Option['asks']>, { readonly label: string; readonly kind: 'phone' | 'line' | 'number' }>
> = {
  phone: { label: '正确的手机号', kind: 'phone' },
  date: { label: '正确的日期,例如 2026-07-03', kind: 'line' },
  points: { label: '正确的分数', kind: 'number' },
  figure: { label: '正确的数', kind: 'number' },
}

interface TypingProps {
  readonly option: Option
  readonly typed: string
  readonly onSave: (typed: string) => void
}

/** 现在填: the value is typed where the problem stands. */
const Typing = ({ option, typed, onSave }: TypingProps) => {
  const [value, setValue] = useState(typed)
  const [isMissing, setMissing] = useState(false)
  const { label, kind } = asked[option.asks ?? 'figure']
  const save = () => {
    setMissing(!value.trim())
    if (value.trim()) onSave(value.trim())
  }
  return (
    <View className="problem-typing">
      <Field
        label={label}
        kind={kind}
        value={value}
        maxLength={100}
        error={isMissing ? '还没填' : undefined}
        onChange={setValue}
        onConfirm={save}
      />
      <Button isCompact isDisabled={value.trim() === typed && typed !== ''} onPress={save}>
        {value.trim() === typed && typed !== '' ? '填好了' : '就填这个'}
      </Button>
    </View>
  )
}

/** The first ways, the suggested one in front; the chosen one is always among them. */
const firstOf = (options: readonly Option[], chosen: string | undefined): readonly Option[] => {
  if (options.length <= SHOWN_OPTIONS + 1) return options
  const front = options.filter(({ id, isSuggested }) => isSuggested || id === chosen)
  const others = options.filter((option) => !front.includes(option))
  return [...front, ...others].slice(0, Math.max(SHOWN_OPTIONS, front.length))
}

interface AllWaysProps extends WaysProps {
  readonly chosen: string | undefined
  readonly onChoose: (option: Option) => void
  readonly onClose: () => void
}

const AllWays = ({ problem, chosen, onChoose, onClose }: Omit<AllWaysProps, 'answers'>) => (
  <Sheet title={problem.message} onClose={onClose}>
    <View className="soft">{problem.remedy}</View>
    <Card hasRows>
      {problem.options?.map((option) => (
        <CheckRow key={option.id} title={option.label} isOn={option.id === chosen} onToggle={() => onChoose(option)} />
      ))}
    </Card>
  </Sheet>
)

/** The ways out of one problem: chips, a value to type, and the same answer for all of its kind. */
export const ProblemWays = ({ problem, answers }: WaysProps) => {
  const { problemId, options = [], alikeCount } = problem
  const given = answers.of(problemId)
  const chosen = given?.option ?? problem.chosen
  const [isTyping, setTyping] = useState<string>()
  const [isShowingAll, setShowingAll] = useState(false)
  if (options.length === 0) return <View className="soft">{problem.remedy}</View>
  const first = firstOf(options, chosen)
  const active = isTyping ?? chosen
  const typing = options.find(({ id, asks }) => id === active && asks)
  const choose = (option: Option) => {
    setShowingAll(false)
    setTyping(option.id)
    if (!option.asks) answers.give({ problemId, option: option.id })
  }
  const typed = given?.typed ?? problem.typed ?? ''
  return (
    <View className="problem-ways">
      <View className="chips">
        {first.map((option) => (
          <Chip key={option.id} isOn={option.id === active} onPress={() => choose(option)}>
            {option.label}
          </Chip>
        ))}
        {first.length < options.length && <Chip onPress={() => setShowingAll(true)}>选别的</Chip>}
      </View>
      {typing && (
        <Typing
          key={typing.id}
          option={typing}
          typed={typing.id === chosen ? typed : ''}
          onSave={(value) => answers.give({ problemId, option: typing.id, typed: value })}
        />
      )}
      {chosen && alikeCount > 0 && !given?.alike && (
        <Button
          kind="plain"
          isCompact
          onPress={() => answers.give({ problemId, option: chosen, alike: true, ...(typed ? { typed } : {}) })}
        >
          {`另外 ${alikeCount} 处也这样`}
        </Button>
      )}
      {isShowingAll && (
        <AllWays problem={problem} chosen={chosen} onChoose={choose} onClose={() => setShowingAll(false)} />
      )}
    </View>
  )
}
