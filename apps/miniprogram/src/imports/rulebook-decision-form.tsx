import { View } from '@tarojs/components'
import { Card } from '../ui/card'
import { Chips } from '../ui/chips'
import { DateField } from '../ui/date-field'
import { Field } from '../ui/field'
import type { DecisionForm } from './use-decision'

const explanation = (isDraft: boolean, isPrefilled: boolean): string => {
  if (isDraft) return '先变成草稿,请大家提意见,再开会表决。'
  return isPrefilled ? '表头上写的已经填好了,请对一遍。' : '表头上没写,请照会议记录填。'
}

const AssemblyFields = ({ decision }: { readonly decision: DecisionForm }) => {
  const { draft, problems } = decision
  const { value, change } = draft
  return (
    <>
      <View className="decision-grid">
        <DateField
          label="哪天开会通过"
          value={value.assemblyOn}
          hint={decision.monthHint}
          error={problems['adoption.assemblyOn']}
          onChange={(assemblyOn) => change({ assemblyOn })}
        />
        <DateField
          label="从哪天起用"
          value={value.inForceOn}
          error={problems.inForceOn}
          onChange={(inForceOn) => change({ inForceOn })}
        />
      </View>
      <View className="decision-grid">
        <Field
          label="应到几人(可以不填)"
          kind="digits"
          value={value.entitled}
          maxLength={5}
          error={problems['adoption.entitled']}
          onChange={(entitled) => change({ entitled })}
        />
        <Field
          label="到会几人"
          kind="digits"
          value={value.present}
          maxLength={5}
          error={problems['adoption.present']}
          onChange={(present) => change({ present })}
        />
        <Field
          label="同意几人"
          kind="digits"
          value={value.inFavor}
          maxLength={5}
          error={problems['adoption.inFavor']}
          onChange={(inFavor) => change({ inFavor })}
        />
      </View>
    </>
  )
}

/** When the assembly met, who came and who agreed: without it a rulebook binds nobody. */
export const RulebookDecisionForm = ({ decision }: { readonly decision: DecisionForm }) => {
  const { draft, problems } = decision
  const { value, change } = draft
  const isPrefilled = value.present !== '' || value.assemblyOn !== ''
  return (
    <Card isFramed title="村民代表会议怎么定的">
      <View className="stack decision-form">
        <Chips
          label="开会通过了吗"
          choices={[
            { value: 'adopted', name: '开会通过了' },
            { value: 'draft', name: '还没开会,先当草稿' },
          ]}
          chosen={value.isDraft ? 'draft' : 'adopted'}
          onChoose={(chosen) => change({ isDraft: chosen === 'draft' })}
        />
        <View className="soft">{explanation(value.isDraft, isPrefilled)}</View>
        <Field
          label="细则叫什么"
          value={value.title}
          maxLength={60}
          error={problems.title}
          onChange={(title) => change({ title })}
        />
        {!value.isDraft && <AssemblyFields decision={decision} />}
      </View>
    </Card>
  )
}
