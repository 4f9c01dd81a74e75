import { View } from '@tarojs/components'
import type { WaitingDeclaration } from '@village-points/shared/declarations/contract.ts'
import { useState } from 'react'
import type { Attempt } from '../platform/attempt'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Chip } from '../ui/chips'
import { Seal } from '../ui/seal'
import { Confirm } from '../ui/sheet'
import { WriteFailure } from '../ui/states'
import type { Block } from './blocks'
import { ExceptionSheet } from './exception-sheet'
import { decisionNames, type Exception, type ExceptionBook, exceptionWords } from './exceptions'
import { WaitingItem } from './waiting-item'

/** How a page says yes. */
export interface YesWords {
  /** 同意, 核实无误. */
  readonly name: string
  /** What follows from it. */
  readonly consequence: string
  /** Why somebody cannot decide on one of them. */
  readonly notMine: string
}

/** What is sent for one declaration; without an exception it is a yes. */
export interface Decided {
  readonly declarationId: string
  readonly exception?: Exception
}

interface DecisionBlockProps<Row extends WaitingDeclaration> {
  readonly block: Block<Row>
  readonly book: ExceptionBook
  readonly words: YesWords
  readonly isMine: (row: Row) => boolean
  readonly sending: Pick<Attempt<unknown, unknown>, 'isBusy' | 'error' | 'forgetError'>
  readonly onSend: (decided: readonly Decided[]) => Promise<boolean>
}

interface ItemKeysProps {
  readonly row: WaitingDeclaration
  readonly book: ExceptionBook
  readonly onExcept: () => void
}

const ItemKeys = ({ row, book, onExcept }: ItemKeysProps) => {
  const known = book.all[row.declarationId]
  const name = row.household.name
  if (!known) {
    return (
      <Chip icon="pencil" label={`${name}这一条有问题`} onPress={onExcept}>
        这一条有问题
      </Chip>
    )
  }
  return (
    <View className="stack">
      <View className="line-wrap">
        <Seal>{decisionNames[known.decision]}</Seal>
        <View className="grow">{exceptionWords(known)}</View>
      </View>
      <View className="line-wrap">
        <Chip icon="pencil" label={`改${name}的原因`} onPress={onExcept}>
          改一改
        </Chip>
        <Chip icon="undo" label={`${name}这一条没问题了`} onPress={() => book.drop([row.declarationId])}>
          没问题了
        </Chip>
      </View>
    </View>
  )
}

/** `这 20 条都同意`, `18 条同意,2 条另办`. */
const actionWords = (count: number, exceptions: number, { name }: YesWords): string => {
  if (exceptions === 0) return count === 1 ? `这一条${name}` : `这 ${count} 条都${name}`
  return exceptions === count ? `这 ${count} 条都退` : `${count - exceptions} 条${name},${exceptions} 条另办`
}

const consequencesOf = (decided: readonly Decided[], words: YesWords): readonly string[] => {
  const count = (wanted: Exception['decision'] | undefined) =>
    decided.filter(({ exception }) => exception?.decision === wanted).length
  return [
    count(undefined) > 0 && `${count(undefined)} 条${words.name},${words.consequence}`,
    count('return') > 0 && `${count('return')} 条退回,人家补好再交`,
    count('reject') > 0 && `${count('reject')} 条不同意,不记分`,
    '办了就不能改,请看仔细',
  ].filter((one) => one !== false)
}

const decidedOf = (rows: readonly WaitingDeclaration[], book: ExceptionBook): readonly Decided[] =>
  rows.map(({ declarationId }) => {
    const exception = book.all[declarationId]
    return { declarationId, ...(exception ? { exception } : {}) }
  })

interface ExceptProps {
  readonly row: WaitingDeclaration
  readonly book: ExceptionBook
  readonly onClose: () => void
}

const Except = ({ row, book, onClose }: ExceptProps) => (
  <ExceptionSheet
    title={`${row.household.name}的“${row.ruleTitle}”`}
    known={book.all[row.declarationId]}
    action="记下,等会儿一起交"
    onKeep={(exception) => {
      book.set(row.declarationId, exception)
      onClose()
    }}
    onClose={onClose}
  />
)

/** A block of one rule: looked through, the exceptions marked, then decided as one. */
export const DecisionBlock = <Row extends WaitingDeclaration>(props: DecisionBlockProps<Row>) => {
  const { block, book, words, isMine, sending, onSend } = props
  const [isAsking, setAsking] = useState(false)
  const [excepted, setExcepted] = useState<Row>()
  const decided = decidedOf(block.rows.filter(isMine), book)
  const action = actionWords(decided.length, decided.filter(({ exception }) => exception).length, words)
  const send = async () => {
    if (!(await onSend(decided))) return
    setAsking(false)
    book.drop(decided.map(({ declarationId }) => declarationId))
  }
  return (
    <Card
      title={block.title}
      end={block.isOverdue ? <Seal>超期了</Seal> : <View className="soft">{`${block.rows.length} 条`}</View>}
    >
      {block.rows.map((row) => (
        <WaitingItem key={row.declarationId} declaration={row}>
          {isMine(row) ? (
            <ItemKeys row={row} book={book} onExcept={() => setExcepted(row)} />
          ) : (
            <View className="soft">{words.notMine}</View>
          )}
        </WaitingItem>
      ))}
      {decided.length > 0 && (
        <View className="block-yes">
          <Button icon="check" onPress={() => setAsking(true)}>
            {action}
          </Button>
        </View>
      )}
      {excepted && <Except row={excepted} book={book} onClose={() => setExcepted(undefined)} />}
      {isAsking && (
        <Confirm
          title={`“${block.title}”`}
          consequences={consequencesOf(decided, words)}
          action={`交上去:${action}`}
          isBusy={sending.isBusy}
          onConfirm={send}
          onClose={() => {
            sending.forgetError()
            setAsking(false)
          }}
        >
          <WriteFailure of={sending} />
        </Confirm>
      )}
    </Card>
  )
}
