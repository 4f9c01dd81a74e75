import { listAwardOptions } from '@village-points/shared/declarations/contract.ts'
import { useDraft } from '../platform/draft'
import { go } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { Card } from '../ui/card'
import { Frame } from '../ui/frame'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Empty, Skeleton } from '../ui/states'
import { BATCH_DRAFT, type BatchDraft, emptyBatch } from './batch-draft'
import { BatchHouseholdsStep } from './batch-households-step'
import { BatchSummaryStep } from './batch-summary-step'
import { RuleTiles } from './rule-tiles'

/** One event, many households: which rule, which households, one look, done. */
const BatchPage = () => {
  const draft = useDraft<BatchDraft>(BATCH_DRAFT, emptyBatch)
  const { step, originId, deedOn } = draft.value
  const options = useQuery(listAwardOptions, { query: deedOn ? { deedOn } : {} })
  const option = options.data?.options.find(({ rule }) => rule.originId === originId)
  if (option && step === 'households') return <BatchHouseholdsStep option={option} draft={draft} />
  if (option && step === 'summary')
    return <BatchSummaryStep option={option} draft={draft} cover={options.data?.cover} />
  return (
    <Frame title="批量记分" isWide>
      <Remote
        of={options}
        skeleton={<Skeleton rows={6} />}
        isEmpty={(data) => data.options.length === 0}
        empty={<Empty title="细则里没有能当场记的分">这些事要经过评议。</Empty>}
      >
        {(data) => (
          <RuleTiles
            options={data.options}
            chosen={option}
            onChoose={({ rule }) => {
              const isSame = rule.originId === originId
              draft.change({
                originId: rule.originId,
                step: 'households',
                ...(isSame ? {} : { quantity: '1', points: '', exceptions: {} }),
              })
            }}
          />
        )}
      </Remote>
      <Card hasRows>
        <Row icon="list" title="记过的批量" detail="看一看,记错了整批撤回" onPress={() => go('declarations/batches')} />
      </Card>
    </Frame>
  )
}

export default BatchPage
