import { View } from '@tarojs/components'
import type { ImportKind } from '@village-points/shared/imports/contract.ts'
import { useIsDesktop } from '../platform/viewport'
import { aria } from '../ui/aria'
import { Button } from '../ui/button'
import { classes } from '../ui/classes'
import { Icon } from '../ui/icon'
import { Pressable } from '../ui/pressable'
import { Progress } from '../ui/states'
import { wordsOf } from './import-words'
import type { Upload } from './use-upload'

interface FilePlaceProps {
  readonly upload: Upload
  readonly kind: ImportKind
  /** A file hovers over the page. */
  readonly isOver: boolean
  readonly onPick: () => unknown
}

const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** Why the file cannot be used, with the file's name and what to do; the remedy is in the sentence. */
const Refused = ({ upload, kind, onPick }: Omit<FilePlaceProps, 'isOver'>) => {
  const { error, file } = upload
  if (!error) return null
  return (
    <View className="warn import-refusal" {...aria({ role: 'alert' })}>
      <Icon name={error.isOffline ? 'wifi-off' : 'alert'} />
      <View className="grow stack">
        <View>
          {file && <View className="strong">{`${file.name} 没有用上`}</View>}
          {error.message}
        </View>
        <View className="line-wrap">
          {file && error.isPassing && (
            <Button icon="refresh" isCompact onPress={() => upload.start(kind, file)}>
              再传一次
            </Button>
          )}
          <Button kind="quiet" isCompact onPress={onPick}>
            换一个文件
          </Button>
        </View>
      </View>
    </View>
  )
}

const words = (isDesktop: boolean, isOver: boolean): string => {
  if (isOver) return '松开,就放这里'
  if (process.env.TARO_ENV !== 'h5') return '从微信聊天里选表格'
  return isDesktop ? '把表格拖到这里,或者点这里选' : '点这里选表格'
}

/** Where the file goes: dropped at a desk, chosen on a phone; then how far it has travelled. */
export const FilePlace = (props: FilePlaceProps) => {
  const { upload, kind, isOver, onPick } = props
  const isDesktop = useIsDesktop()
  if (upload.isBusy && upload.file) {
    const isSent = upload.share >= 1
    return (
      <View className="file-place file-place-busy">
        <Progress
          label={isSent ? `${upload.file.name} 传完了,正在打开` : `正在传 ${upload.file.name}`}
          share={upload.share}
          detail={sizeText(upload.file.bytes)}
        />
      </View>
    )
  }
  return (
    <>
      <Refused upload={upload} kind={kind} onPick={onPick} />
      <Pressable className={classes('file-place', isOver && 'file-place-over')} onPress={onPick}>
        <View className="file-place-mark">
          <Icon name="upload" />
        </View>
        <View className="heading">{words(isDesktop, isOver)}</View>
        <View className="soft">
          {`${wordsOf(kind).name}用村里现成的表就行,不用改样子。Excel(.xlsx)或 CSV,最多 10 MB。`}
        </View>
      </Pressable>
      <View className="soft line">
        <Icon name="shield" />
        <View className="grow">先给您看一遍,您点头才写进去。身份证号认出来就丢掉,不保存。</View>
      </View>
    </>
  )
}
