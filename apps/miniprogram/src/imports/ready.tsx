import { View } from '@tarojs/components'
import { downloadAnnotatedFile, type Import } from '@village-points/shared/imports/contract.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { useState } from 'react'
import { useAttempt } from '../platform/attempt'
import { download } from '../platform/files'
import { useIsDesktop } from '../platform/viewport'
import { Button } from '../ui/button'
import { Frame } from '../ui/frame'
import { Note, Warn } from '../ui/note'
import { Stat } from '../ui/stat'
import { WriteFailure } from '../ui/states'
import { AskCommit } from './ask-commit'
import { DifferenceList } from './difference-list'
import { type KindWords, wordsOf, writtenCount } from './import-words'
import { ProblemList } from './problem-list'
import { RulebookDecisionForm } from './rulebook-decision-form'
import { useDecision } from './use-decision'

interface Figure {
  readonly value: string
  readonly name: string
  readonly isAlarming?: boolean
}

/** What the dry run counted, for each kind what matters there. */
const figuresOf = ({ kind, counts }: Import, { unit }: KindWords): readonly Figure[] => {
  const third: Readonly<Record<Import['kind'], Figure>> = {
    roster: { value: `${counts.people} 人`, name: `${counts.groups} 个小组` },
    paper_book: { value: `${formatPoints(counts.points)} 分`, name: '这些账合起来' },
    rulebook: { value: `${counts.rows} ${unit}`, name: '表里一共' },
    goods: { value: `${counts.rows} ${unit}`, name: '表里一共' },
  }
  const dropped = counts.droppedIdentityNumbers
  return [
    { value: `${counts.ready} ${unit}`, name: '可以导入' },
    { value: `${counts.open} 处`, name: '要您看一下', isAlarming: counts.open > 0 },
    third[kind],
    { value: `${dropped} 个`, name: dropped > 0 ? '身份证号已丢弃,不保存' : '没有发现身份证号' },
    ...(counts.droppedOtherNumbers > 0
      ? [{ value: `${counts.droppedOtherNumbers} 个`, name: '银行卡号等已丢弃' }]
      : []),
  ]
}

const Standing = ({ found, unit }: { readonly found: Import; readonly unit: string }) => {
  const { open } = found.counts
  const ready = writtenCount(found)
  if (found.status === 'reading') return <Note>正在按您选的重新看表,马上就好。</Note>
  if (open > 0) {
    const others = ready > 0 ? `,或者先导入其余 ${ready} ${unit}` : ''
    return <Warn>{`没有写入任何数据。改好这 ${open} 处再导入${others}。`}</Warn>
  }
  return found.can.commit ? (
    <Note>{`没有写入任何数据。看好了,点“导入 ${ready} ${unit}”。`}</Note>
  ) : (
    <Note>和村里现有的一样,没有要导入的。</Note>
  )
}

const useAnnotated = (found: Import) =>
  useAttempt(() =>
    download(
      downloadAnnotatedFile,
      { params: { importId: found.importId } },
      `${found.fileName.replace(/\.\w+$/, '')}-批注.xlsx`,
    ),
  )

/** A sheet that was understood: figures, problems, difference, and the one button that writes. */
export const Ready = ({ found }: { readonly found: Import }) => {
  const words = wordsOf(found.kind)
  const isDesktop = useIsDesktop()
  const [isAsking, setAsking] = useState(false)
  const decision = useDecision(found)
  const annotated = useAnnotated(found)
  const isReading = found.status === 'reading'
  const ask = () => {
    if (found.kind !== 'rulebook' || decision.check()) setAsking(true)
  }
  const commit = (
    <Button isCompact={isDesktop} isDisabled={isReading || !found.can.commit} onPress={ask}>
      {`导入 ${writtenCount(found)} ${words.unit}`}
    </Button>
  )
  const copy = found.can.download && (
    <Button
      kind="quiet"
      icon="download"
      isCompact={isDesktop}
      isBusy={annotated.isBusy}
      onPress={() => annotated.send(undefined)}
    >
      下载带批注的表
    </Button>
  )
  return (
    <Frame
      title={`导入${words.name}`}
      isWide
      end={
        isDesktop && (
          <View className="line">
            {copy}
            {commit}
          </View>
        )
      }
      footer={!isDesktop && commit}
    >
      <View className="soft">{found.fileName}</View>
      <View className="grid-four">
        {figuresOf(found, words).map((figure) => (
          <Stat key={figure.name} {...figure} />
        ))}
      </View>
      <WriteFailure of={annotated} />
      <Standing found={found} unit={words.unit} />
      {found.kind === 'rulebook' && found.can.commit && <RulebookDecisionForm decision={decision} />}
      <ProblemList found={found} />
      <DifferenceList found={found} />
      <View className="soft">导入后 24 小时内可以整批撤回。同一张表再导入一次,不会多出一{words.unit}。</View>
      {!isDesktop && copy}
      {isAsking && <AskCommit found={found} decision={decision} onClose={() => setAsking(false)} />}
    </Frame>
  )
}
