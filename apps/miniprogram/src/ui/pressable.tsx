import { View } from '@tarojs/components'
import { type ReactNode, useRef } from 'react'
import { now } from '../platform/clock'
import { type Aria, aria } from './aria'
import { classes } from './classes'

export interface PressableProps {
  /** May return a promise: further presses wait until it is settled. */
  readonly onPress: () => unknown
  readonly children: ReactNode
  readonly className?: string
  readonly role?: 'button' | 'link' | 'radio' | 'checkbox' | 'tab'
  /** What is read instead of the words inside; needed when there are none. */
  readonly label?: string | undefined
  readonly isDisabled?: boolean | undefined
  /** Presses in quick succession are meant (a stepper). */
  readonly isRepeatable?: boolean
  readonly says?: Aria
  readonly id?: string
}

const DOUBLE_TAP_MS = 500

/** Lets one press through at a time: an old phone answers late and is tapped again. */
const useGuard = (onPress: () => unknown, isRepeatable: boolean) => {
  const guard = useRef({ isRunning: false, at: 0 })
  return async () => {
    const { isRunning, at } = guard.current
    if (isRunning || (!isRepeatable && now() - at < DOUBLE_TAP_MS)) return
    guard.current = { isRunning: true, at: now() }
    try {
      await onPress()
    } finally {
      guard.current.isRunning = false
    }
  }
}

interface KeyPress {
  readonly key?: string
  readonly preventDefault?: () => void
}

/** Anything that can be pressed: by finger, mouse, Enter or Space; read as a button; deaf to a double tap. */
export const Pressable = (props: PressableProps) => {
  const { onPress, children, className, role = 'button', label, isDisabled = false, isRepeatable = false } = props
  const press = useGuard(onPress, isRepeatable)
  const onKey = (event: KeyPress) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault?.()
    if (!isDisabled) void press()
  }
  // WeChat has neither tab order nor keys; sending them there would only cost time.
  const keyboard = process.env.TARO_ENV === 'h5' ? { tabindex: isDisabled ? '-1' : '0', onKeyDown: onKey } : {}
  return (
    <View
      {...(props.id ? { id: props.id } : {})}
      className={classes('pressable', className)}
      hoverClass={isDisabled ? 'none' : 'pressed'}
      onClick={() => {
        if (!isDisabled) void press()
      }}
      {...keyboard}
      {...aria({ role, label, disabled: isDisabled || undefined, ...props.says })}
    >
      {children}
    </View>
  )
}
