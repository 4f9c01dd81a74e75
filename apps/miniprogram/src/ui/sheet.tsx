import { View } from '@tarojs/components'
import { type ReactNode, useId } from 'react'
import { aria } from './aria'
import { Button } from './button'
import { useFocusTrap } from './focus-trap'
import { Icon, type IconName } from './icon'
import { Pressable } from './pressable'

interface SheetProps {
  readonly title: string
  readonly children: ReactNode
  readonly onClose: () => void
}

/** A sheet over the page, from below on a phone, in the middle at a desk. Render it only while it is open. */
export const Sheet = ({ title, children, onClose }: SheetProps) => {
  const id = `sheet${useId().replace(/\W/g, '')}`
  useFocusTrap(id, onClose)
  return (
    <View className="veil" catchMove onClick={onClose}>
      <View
        id={id}
        className="sheet"
        onClick={(event) => event.stopPropagation()}
        {...aria({ role: 'dialog', modal: true, label: title })}
      >
        <View className="sheet-head">
          <View className="heading grow" {...aria({ role: 'heading', level: 2 })}>
            {title}
          </View>
          <Pressable className="say" label="关上" onPress={onClose}>
            <Icon name="close" />
          </Pressable>
        </View>
        {children}
      </View>
    </View>
  )
}

interface ConfirmProps {
  /** The question: 换大米一袋? */
  readonly title: string
  /** What will be, one sentence each: 扣 60 分 · 还剩 125 分. */
  readonly consequences: readonly string[]
  /** Verb and object: 换大米. */
  readonly action: string
  readonly icon?: IconName
  readonly isDanger?: boolean
  readonly isBusy?: boolean
  readonly children?: ReactNode
  readonly onConfirm: () => unknown
  readonly onClose: () => void
}

/** Asks once more and says what follows from a yes. */
export const Confirm = (props: ConfirmProps) => (
  <Sheet title={props.title} onClose={props.onClose}>
    <View>
      {props.consequences.map((consequence) => (
        <View key={consequence} className="consequence">
          <View className="consequence-dot" />
          <View className="grow">{consequence}</View>
        </View>
      ))}
    </View>
    {props.children}
    <Button
      kind={props.isDanger ? 'danger' : 'primary'}
      icon={props.icon ?? 'check'}
      isBusy={props.isBusy ?? false}
      onPress={props.onConfirm}
    >
      {props.action}
    </Button>
    <Button kind="plain" onPress={props.onClose}>
      先不了
    </Button>
  </Sheet>
)
