import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { useAttempt } from '../platform/attempt'
import { aria } from '../ui/aria'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Warn } from '../ui/note'
import { Row } from '../ui/row'
import { WriteFailure } from '../ui/states'
import { TelephoneButton } from '../ui/telephone-line'
import type { Publicity } from './hanging-up'
import { checkList, type ListFinding } from './seen-list'

/** Longer lists are read through only when somebody wants it: a hundred lines are one question to the village. */
const MOST_LINES_BY_ITSELF = 200

const inFours = (digest: string): string => (digest.match(/.{1,4}/g) ?? []).join(' ')

const doubtWords: Readonly<Record<Exclude<ListFinding, 'sound'>, string>> = {
  wrong_digest: '这部手机一条一条算下来,和名单指纹不一样。',
  changed_since: '名单和这部手机上次看到的不一样了。张了榜的名单不该再改。',
}

const Doubtful = ({ list, finding }: { readonly list: Publicity; readonly finding: keyof typeof doubtWords }) => (
  <Warn>
    <View className="stack">
      <View className="strong">这张榜对不上</View>
      <View>{`${doubtWords[finding]}请打电话报上“${list.title}”,村里要查清楚答复您。`}</View>
      <TelephoneButton />
    </View>
  </Warn>
)

/** 名单指纹: computed again by this phone from the lines themselves, since the village's word counts for nothing here. */
export const ListMark = ({ list }: { readonly list: Publicity }) => {
  const { send, isBusy, error } = useAttempt(checkList)
  const [finding, setFinding] = useState<ListFinding>()
  const { listId, contentDigest, lineCount } = list
  const check = async () => setFinding(await send({ listId, contentDigest, lineCount }))
  const isShort = lineCount <= MOST_LINES_BY_ITSELF
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each list as it stands
  useEffect(() => {
    if (isShort) void check()
  }, [listId, contentDigest, isShort])
  if (finding && finding !== 'sound') return <Doubtful list={list} finding={finding} />
  return (
    <Card title="名单指纹">
      {finding === 'sound' && (
        <View {...aria({ role: 'status' })}>
          <Row
            icon="shield"
            title={<View className="strong">这张榜一条都没改过</View>}
            detail={`这部手机自己把 ${lineCount} 件算了一遍,和指纹一字不差。墙上那张印的也该是这一串。`}
          />
        </View>
      )}
      {isBusy && (
        <View className="soft" {...aria({ role: 'status' })}>
          手机正在一条一条核对。
        </View>
      )}
      <WriteFailure of={{ error }} />
      {finding === undefined && !isBusy && (
        <Button kind="quiet" icon="shield" onPress={check}>
          用这部手机核对
        </Button>
      )}
      <View className="soft">{inFours(contentDigest)}</View>
    </Card>
  )
}
