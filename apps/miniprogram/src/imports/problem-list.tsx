import { View } from '@tarojs/components'
import { type Import, type ImportProblem, listProblems } from '@village-points/shared/imports/contract.ts'
import { useState } from 'react'
import { useRows } from '../platform/query'
import { Button } from '../ui/button'
import { Chips } from '../ui/chips'
import { Icon } from '../ui/icon'
import { Remote } from '../ui/remote'
import { Seal } from '../ui/seal'
import { WriteFailure } from '../ui/states'
import { type Column, Table } from '../ui/table'
import { placeText } from './import-words'
import { ProblemWays } from './problem-ways'
import { type Answers, useAnswers, useStanding } from './use-answers'

type Shown = 'open' | 'all'

const columnsFor = (answers: Answers, hasSheets: boolean): readonly Column<ImportProblem>[] => [
  {
    name: '位置',
    width: 'minmax(0, 0.9fr)',
    show: (problem) => (
      <>
        {placeText(problem)}
        {hasSheets && <View className="soft">{problem.sheet}</View>}
      </>
    ),
  },
  {
    name: '表里写的',
    width: 'minmax(0, 1fr)',
    show: ({ value }) => <View className="problem-value">{value.trim() || '(空)'}</View>,
  },
  {
    name: '问题',
    width: 'minmax(0, 1.4fr)',
    show: (problem) =>
      problem.isOpen && !answers.of(problem.problemId) ? (
        problem.message
      ) : (
        <View className="soft line-wrap">
          {problem.message}
          {problem.options && <Seal colour="green">已定</Seal>}
        </View>
      ),
  },
  {
    name: '怎么办',
    width: 'minmax(0, 3fr)',
    show: (problem) => <ProblemWays problem={problem} answers={answers} />,
  },
]

const NothingToSee = () => (
  <View className="soft line">
    <Icon name="check" />
    <View className="grow">没有要您看的了。</View>
  </View>
)

/** What to look at, each with its ways out; answered ones stay where they stood. */
export const ProblemList = ({ found }: { readonly found: Import }) => {
  const { importId, counts } = found
  const [shown, setShown] = useState<Shown>(counts.open > 0 ? 'open' : 'all')
  const problems = useRows(listProblems, { params: { importId }, query: { show: shown } })
  const answers = useAnswers(importId)
  return (
    <View className="stack">
      <View className="line-wrap">
        <View className="heading import-head">要您看一下的</View>
        <Chips
          label="看哪些"
          choices={[
            { value: 'open', name: `还没定的 ${counts.open}` },
            { value: 'all', name: '全部提醒' },
          ]}
          chosen={shown}
          onChoose={setShown}
        />
      </View>
      <WriteFailure of={answers} />
      <Remote
        of={problems}
        isEmpty={(rows) => rows.length === 0 && counts.open === 0 && shown === 'all'}
        empty={<NothingToSee />}
      >
        {(rows) => <Problems key={shown} rows={rows} list={problems} answers={answers} />}
      </Remote>
    </View>
  )
}

interface ProblemsProps {
  readonly rows: readonly ImportProblem[]
  readonly list: {
    readonly first: { readonly total: number } | undefined
    readonly hasMore: boolean
    readonly isLoadingMore: boolean
    readonly loadMore: () => void
  }
  readonly answers: Answers
}

const Problems = ({ rows, list, answers }: ProblemsProps) => {
  const standing = useStanding(rows, answers)
  const hasSheets = new Set(standing.map(({ sheet }) => sheet)).size > 1
  if (standing.length === 0) return <NothingToSee />
  return (
    <>
      <Table
        label="要看一下的地方"
        columns={columnsFor(answers, hasSheets)}
        rows={standing}
        keyOf={({ problemId }) => problemId}
      />
      {list.hasMore && (
        <Button kind="quiet" isBusy={list.isLoadingMore} onPress={list.loadMore}>
          {`一共 ${list.first?.total ?? standing.length} 处,再看 20 处`}
        </Button>
      )}
    </>
  )
}
