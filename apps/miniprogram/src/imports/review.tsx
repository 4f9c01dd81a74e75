import { View } from '@tarojs/components'
import { type Import, listProblems, readImport } from '@village-points/shared/imports/contract.ts'
import { useEffect, useRef, useState } from 'react'
import { go, replace, useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { refresh } from '../platform/write'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Frame } from '../ui/frame'
import { Remote } from '../ui/remote'
import { Empty, Progress } from '../ui/states'
import { Done } from './done'
import { wordsOf } from './import-words'
import './imports.css'
import { Ready } from './ready'

const ASK_EVERY_SECONDS = 1

/** Asks again while the server reads, and fetches the problems anew once it has read. */
const useImport = (importId: string) => {
  const [isReading, setReading] = useState(true)
  const query = useQuery(
    readImport,
    { params: { importId } },
    { everySeconds: isReading ? ASK_EVERY_SECONDS : undefined },
  )
  const status = query.data?.status
  const before = useRef(status)
  useEffect(() => {
    setReading(status === 'reading')
    if (before.current === 'reading' && status === 'ready') refresh([listProblems])
    before.current = status
  }, [status])
  return query
}

const Reading = ({ found }: { readonly found: Import }) => (
  <Card>
    <Progress
      label={found.progress.doing}
      share={found.progress.percent / 100}
      detail="可以先去忙别的,看好了在“导入记录”里打开。还没有写入任何数据。"
    />
  </Card>
)

const NotUnderstood = ({ found }: { readonly found: Import }) => (
  <Empty
    icon="alert"
    title="这张表没看懂"
    keys={
      <Button icon="upload" onPress={() => replace('imports/index', { kind: found.kind })}>
        换一个文件
      </Button>
    }
  >
    {found.sentence}
  </Empty>
)

const Other = ({ found }: { readonly found: Import }) => {
  if (found.status === 'failed') return <NotUnderstood found={found} />
  return found.status === 'reading' ? <Reading found={found} /> : <Done found={found} />
}

/** 核对表格: what would be written, what to look at first, and afterwards what was done. */
const ReviewPage = () => {
  const { importId = '' } = useRouteInput('imports/review')
  const query = useImport(importId)
  const found = query.data
  // Once something was understood, a second reading (after an answer) keeps what is on screen.
  if (found && (found.status === 'ready' || (found.status === 'reading' && found.can.answer))) {
    return <Ready key={importId} found={found} />
  }
  return (
    <Frame
      title={found ? `导入${wordsOf(found.kind).name}` : '导入表格'}
      isWide
      end={
        found && (
          <Button kind="plain" isCompact onPress={() => go('imports/index', { kind: found.kind })}>
            再导一张
          </Button>
        )
      }
    >
      {found && <View className="soft">{found.fileName}</View>}
      <Remote of={query}>{(data) => <Other found={data} />}</Remote>
    </Frame>
  )
}

export default ReviewPage
