import { View } from '@tarojs/components'
import { type Import, undoImport } from '@village-points/shared/imports/contract.ts'
import { useState } from 'react'
import { go, replace } from '../platform/navigation'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { classes } from '../ui/classes'
import { Icon } from '../ui/icon'
import { notify } from '../ui/notices'
import { Confirm } from '../ui/sheet'
import { WriteFailure } from '../ui/states'
import { DifferenceList } from './difference-list'
import { whenText, wordsOf } from './import-words'

const AskUndo = ({ found, onClose }: { readonly found: Import; readonly onClose: () => void }) => {
  const undo = useWrite(undoImport)
  const confirm = async () => {
    if (!(await undo.send({ params: { importId: found.importId }, body: {} }))) return
    onClose()
    notify('整批撤回了')
  }
  return (
    <Confirm
      title="整批撤回这次导入?"
      consequences={[
        '这张表带进来的都去掉,改过的改回原样',
        '导入以后又动过的,会告诉您为什么撤不了',
        '撤回后可以再导入',
      ]}
      action="整批撤回"
      icon="undo"
      isDanger
      isBusy={undo.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <WriteFailure of={undo} />
    </Confirm>
  )
}

const Headline = ({ found }: { readonly found: Import }) => {
  const isUndone = found.status === 'undone'
  const when = found.undoneAt ?? found.committedAt
  return (
    <View className="line">
      <View className={classes('done-mark', isUndone && 'done-mark-back')}>
        <Icon name={isUndone ? 'undo' : 'check'} />
      </View>
      <View className="grow">
        <View className="heading">{found.sentence}</View>
        <View className="soft">{[when && whenText(when), found.uploadedBy].filter(Boolean).join(' · ')}</View>
      </View>
    </View>
  )
}

/** What was done, and for a day the way back. */
export const Done = ({ found }: { readonly found: Import }) => {
  const [isAsking, setAsking] = useState(false)
  const words = wordsOf(found.kind)
  return (
    <>
      <Card isFramed={found.status === 'committed'}>
        <View className="stack">
          <Headline found={found} />
          {found.can.undo && found.undoUntil && (
            <View className="soft">{`${whenText(found.undoUntil)}以前可以整批撤回。`}</View>
          )}
          <View className="line-wrap">
            {found.status === 'committed' ? (
              <Button isCompact onPress={() => go(words.route as 'rules/rulebook')}>
                {words.look}
              </Button>
            ) : (
              <Button isCompact onPress={() => replace('imports/index', { kind: found.kind })}>
                再选一个文件
              </Button>
            )}
            {found.can.undo && (
              <Button kind="danger" icon="undo" isCompact onPress={() => setAsking(true)}>
                整批撤回
              </Button>
            )}
          </View>
        </View>
      </Card>
      {found.status === 'committed' && <DifferenceList found={found} isDone />}
      {isAsking && <AskUndo found={found} onClose={() => setAsking(false)} />}
    </>
  )
}
