import { View } from '@tarojs/components'
import { checkRulebook, type Rulebook, readRulebook } from '@village-points/shared/rules/contract.ts'
import { useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { Frame } from '../ui/frame'
import { Remote } from '../ui/remote'
import { ClauseTrial } from './clause-trial'
import { Findings } from './findings'
import './rules.css'
import { versionName } from './rulebook-words'

/** Only what is judged travels: ids and clause numbers say nothing. */
const written = ({ rules }: Rulebook) =>
  rules.map(({ category, title, ruleClass, points, caps, evidence, procedure }) => ({
    category,
    title,
    ruleClass,
    points,
    caps,
    evidence,
    procedure,
  }))

const Checked = ({ rulebook }: { readonly rulebook: Rulebook }) => {
  const rules = written(rulebook)
  const check = useQuery(checkRulebook, { body: { rules } })
  return <Remote of={check}>{({ findings }) => <Findings findings={findings} rules={rules} />}</Remote>
}

/** 合不合法: every clause of a version against what the law forbids, and a place to try a wording. */
const LawfulnessPage = () => {
  const { rulebookId = '' } = useRouteInput('rules/lawfulness')
  const rulebook = useQuery(readRulebook, { params: { rulebookId } })
  return (
    <Frame title="合不合法" isWide>
      <View className="rulebook-columns">
        <View className="rulebook-side">
          <ClauseTrial />
        </View>
        <View className="rulebook-main">
          <Remote of={rulebook}>
            {(data) => (
              <View className="stack">
                <View className="soft">{`${data.title} · ${versionName(data)}`}</View>
                <Checked rulebook={data} />
              </View>
            )}
          </Remote>
        </View>
      </View>
    </Frame>
  )
}

export default LawfulnessPage
