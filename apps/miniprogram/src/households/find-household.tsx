import { View } from '@tarojs/components'
import { type HouseholdBrief, readHouseholdCard, searchHouseholds } from '@village-points/shared/households/contract.ts'
import { placeOf } from '@village-points/shared/households/place.ts'
import { useState } from 'react'
import { useAsk } from '../platform/ask'
import { useRows } from '../platform/query'
import { useSettled } from '../platform/ticking'
import { Field } from '../ui/field'
import { List } from '../ui/list'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { ScanPanel } from '../ui/scan-panel'
import { Empty, Skeleton, WriteFailure } from '../ui/states'
import { cardCodeIn, isWholeCardCode } from './card-code'

interface FindHouseholdProps {
  readonly onFound: (household: HouseholdBrief) => unknown
  /** The camera opens as soon as the page does. */
  readonly isScanningAtOnce?: boolean
  /** Searching stands above scanning. */
  readonly isSearchFirst?: boolean
}

interface FoundProps {
  readonly text: string
  readonly onFound: (household: HouseholdBrief) => unknown
}

const Found = ({ text, onFound }: FoundProps) => {
  const found = useRows(searchHouseholds, { query: { text } })
  const total = found.first?.total ?? 0
  const title = text ? `找到 ${total} 户` : `全部 ${total} 户`
  return (
    <Remote
      of={found}
      empty={
        <Empty icon="search" title={text ? `没有找到“${text}”` : '还没有花名册'}>
          {text
            ? '换个写法试试:名字里的一个字、拼音首字母、门牌号、手机后四位。迁出的户不在这里。'
            : '请村委会先导入花名册。'}
        </Empty>
      }
    >
      {(rows) => (
        <List rows={rows} keyOf={(row) => row.householdId} title={title} {...found}>
          {(household) => (
            <Row
              title={household.name}
              detail={`${placeOf(household)} · ${household.memberCount} 口人 · ${household.number}`}
              onPress={() => onFound(household)}
            />
          )}
        </List>
      )}
    </Remote>
  )
}

/** Finds one household: by its card, by typing the card's code, or by any part of what people know of it. */
export const FindHousehold = ({ onFound, isScanningAtOnce = false, isSearchFirst = false }: FindHouseholdProps) => {
  const [text, setText] = useState('')
  const [wasTyped, setTyped] = useState(false)
  const settled = useSettled(text.trim())
  const card = useAsk(readHouseholdCard)
  const look = async (code: string, isTyped: boolean) => {
    setTyped(isTyped)
    const household = await card.send({ params: { code } })
    if (household) onFound(household)
  }
  const type = (typed: string) => {
    setText(typed)
    card.forgetError()
    if (isWholeCardCode(typed)) void look(typed, true)
  }
  const scan = (
    <View className="stack">
      <ScanPanel
        title="扫户卡"
        detail="对准户卡或门牌上的码"
        isAtOnce={isScanningAtOnce}
        otherWay="请在下面输入卡号或姓名"
        onRead={(scanned) => look(cardCodeIn(scanned), false)}
      />
      {!wasTyped && <WriteFailure of={card} />}
    </View>
  )
  const isCode = isWholeCardCode(settled)
  return (
    <>
      {!isSearchFirst && scan}
      <Field
        label="找一户"
        kind="search"
        value={text}
        onChange={type}
        placeholder="姓名、门牌、手机后四位、卡号"
        hint="王德福、wdf、17号、4705 都能找"
        error={wasTyped ? card.error?.message : undefined}
        maxLength={40}
      />
      {card.isBusy ? (
        <Skeleton rows={1} />
      ) : (
        !isCode && <Found text={isWholeCardCode(text) ? '' : settled} onFound={onFound} />
      )}
      {isSearchFirst && scan}
    </>
  )
}
