import { View } from '@tarojs/components'
import { type Finding, findingNames, type RuleInput } from '@village-points/shared/rules/contract.ts'
import { pointsText } from '@village-points/shared/rules/rule-text.ts'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Seal } from '../ui/seal'

interface FindingCardProps {
  readonly finding: Finding
  /** The clause it is about, which has no number while it is written; left out for the whole book. */
  readonly rule?: RuleInput | undefined
  /** Takes the offered wording in place of the clause. */
  readonly onTake?: ((offer: RuleInput) => void) | undefined
}

const Offer = ({ offer, onTake }: { readonly offer: RuleInput; readonly onTake: FindingCardProps['onTake'] }) => (
  <View className="offer">
    <View className="soft">可以换成</View>
    <View className="line-wrap">
      <View className="grow strong">{offer.title}</View>
      <View className={offer.ruleClass === 'deduction' ? 'number minus' : 'number plus'}>
        {pointsText(offer).replace('-', '−')}
      </View>
    </View>
    {offer.evidence !== '' && <View className="soft">{`凭:${offer.evidence}`}</View>}
    {onTake && (
      <Button kind="quiet" isCompact icon="check" onPress={() => onTake(offer)}>
        用这个写法
      </Button>
    )}
  </View>
)

const titleOf = (clause: number | undefined, rule: RuleInput | undefined): string => {
  if (!rule) return '整本细则'
  return clause === undefined ? '这一条' : `第 ${clause} 条 ${rule.title}`
}

/** One thing the check found: which clause, why, which law says so, and what may stand there instead. */
export const FindingCard = ({ finding, rule, onTake }: FindingCardProps) => {
  const { clause, category, severity, words, reason, source, offer } = finding
  return (
    <Card
      title={titleOf(clause, rule)}
      end={
        <Seal colour={severity === 'refuse' ? 'cinnabar' : 'gold'}>{severity === 'refuse' ? '不能写' : '再想想'}</Seal>
      }
    >
      <View className="stack">
        <View>
          <View className="strong">{findingNames[category]}</View>
          {words !== '' && <View className="soft">{`看到的是“${words}”`}</View>}
        </View>
        <View>{reason}</View>
        <View className="soft">{`依据:${source}`}</View>
        {offer && <Offer offer={offer} onTake={onTake} />}
      </View>
    </Card>
  )
}
