import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { CallError } from '../platform/call-error'
import { aria } from './aria'
import { Button } from './button'
import { Card } from './card'
import { classes } from './classes'
import { Icon, type IconName } from './icon'
import { TelephoneButton } from './telephone-line'

interface StateProps {
  readonly icon: IconName
  readonly title: string
  readonly children?: ReactNode
  readonly isTrouble?: boolean
  /** What can be done about it. */
  readonly keys?: ReactNode
}

const State = ({ icon, title, children, isTrouble = false, keys }: StateProps) => (
  <View className="state" {...aria({ role: isTrouble ? 'alert' : undefined })}>
    <View className={classes('state-icon', isTrouble && 'state-icon-trouble')}>
      <Icon name={icon} />
    </View>
    <View className="heading">{title}</View>
    {children && <View className="state-words">{children}</View>}
    {keys && <View className="state-keys">{keys}</View>}
  </View>
)

interface EmptyProps {
  readonly icon?: IconName
  /** What is not there: 还没有积分. */
  readonly title: string
  /** How it comes to be there. */
  readonly children?: ReactNode
  readonly keys?: ReactNode
}

/** Nothing here yet, and what to do so that there is. */
export const Empty = ({ icon = 'leaf', title, children, keys }: EmptyProps) => (
  <State icon={icon} title={title} keys={keys}>
    {children}
  </State>
)

interface FailureProps {
  readonly error: CallError
  readonly onRetry?: () => unknown
}

const adviceFor = (error: CallError): string | undefined => {
  if (error.isOffline || error.isPassing) return undefined
  return error.requestId ? `打电话时可以报这个编号:${error.requestId.slice(0, 8)}` : undefined
}

/** Asking again gets the same answer: not allowed, or not there. */
const isFinal = ({ status }: CallError): boolean => status === 403 || status === 404

/** Trouble in place of a page: what happened, what to do, whom to call. */
export const Failure = ({ error, onRetry }: FailureProps) => (
  <State
    icon={error.isOffline ? 'wifi-off' : 'alert'}
    title={error.isOffline ? '现在连不上网' : '这一页没打开'}
    isTrouble={!error.isOffline}
    keys={
      <>
        {onRetry && !isFinal(error) && (
          <Button icon="refresh" onPress={onRetry}>
            再试一次
          </Button>
        )}
        <TelephoneButton />
      </>
    }
  >
    {error.message}
    <View className="soft">{adviceFor(error)}</View>
  </State>
)

/** Trouble with something just pressed, above the button that was pressed. Nothing typed is lost. */
export const WriteFailure = ({ of }: { readonly of: { readonly error: CallError | undefined } }) =>
  of.error ? (
    <View className="warn" {...aria({ role: 'alert' })}>
      <Icon name={of.error.isOffline ? 'wifi-off' : 'alert'} />
      <View className="grow">{of.error.message}</View>
    </View>
  ) : null

interface SkeletonProps {
  /** A large block first (a balance), then rows. */
  readonly hasHero?: boolean
  readonly rows?: number
}

/** The shape of what is coming, in the colour of paper. */
export const Skeleton = ({ hasHero = false, rows = 4 }: SkeletonProps) => (
  <View className="stack" {...aria({ role: 'status', busy: true, label: '正在打开' })}>
    {hasHero && <View className="bone bone-tall" />}
    <Card hasRows>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bones are alike and never move
        <View key={index} className="row">
          <View className="grow stack">
            <View className="bone" />
            <View className="bone bone-short" />
          </View>
        </View>
      ))}
    </Card>
  </View>
)

interface ProgressProps {
  readonly label: string
  /** From 0 to 1. */
  readonly share: number
  /** 第 48 行,共 286 行. */
  readonly detail?: string
}

/** How far long work has come. */
export const Progress = ({ label, share, detail }: ProgressProps) => {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100)
  return (
    <View className="stack">
      <View className="line">
        <View className="grow strong">{label}</View>
        <View className="number">{percent}%</View>
      </View>
      <View
        className="progress-track"
        {...aria({ role: 'progressbar', label, valuenow: percent, valuemin: 0, valuemax: 100 })}
      >
        <View className="progress-filled" style={{ width: `${percent}%` }} />
      </View>
      {detail && <View className="soft">{detail}</View>}
    </View>
  )
}
