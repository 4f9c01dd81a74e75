import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { canScan, scanCode } from '../platform/scan'
import { Icon } from './icon'
import { Warn } from './note'
import { Pressable } from './pressable'

interface ScanPanelProps {
  /** Verb and object: 扫户卡. */
  readonly title: string
  /** What to point at: 对准户卡或门牌上的码. */
  readonly detail: string
  readonly onRead: (text: string) => unknown
  /** Opens the camera as soon as the page opens, once. */
  readonly isAtOnce?: boolean
  /** The other way, said when there is no camera: 请输入卡号. */
  readonly otherWay: string
  /** The page is about scanning: as high as a palm. */
  readonly isTall?: boolean
}

/** The dark field with the finder's corners; a press opens the camera. Typing must be possible beside it. */
export const ScanPanel = ({ title, detail, onRead, isAtOnce = false, otherWay, isTall = false }: ScanPanelProps) => {
  const [trouble, setTrouble] = useState<string>()
  const hasBegun = useRef(false)
  const open = async () => {
    setTrouble(undefined)
    if (!canScan()) return setTrouble(`这里打不开相机,${otherWay}。`)
    const scan = await scanCode()
    if (scan.kind === 'refused') setTrouble(scan.message)
    if (scan.kind === 'read') await onRead(scan.text)
  }
  useEffect(() => {
    if (!isAtOnce || hasBegun.current) return
    hasBegun.current = true
    void open()
  })
  return (
    <View className="stack">
      <Pressable className={isTall ? 'scan scan-tall' : 'scan'} onPress={open}>
        <Icon name="scan" className="scan-icon" />
        <View className="scan-words">
          <View className="scan-title">{title}</View>
          <View className="scan-detail">{detail}</View>
        </View>
      </Pressable>
      {trouble && <Warn>{trouble}</Warn>}
    </View>
  )
}
