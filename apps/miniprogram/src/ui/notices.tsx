import { View } from '@tarojs/components'
import { create } from 'zustand'
import { now } from '../platform/clock'
import { newKey } from '../platform/identifiers'
import { useIsInFront } from '../platform/navigation'
import { actingRole, useActingRole } from '../platform/session'
import { useNow } from '../platform/ticking'
import { aria } from './aria'
import { Icon } from './icon'
import { Pressable } from './pressable'

interface Notice {
  readonly id: string
  readonly words: string
  readonly until: number
  /** Who did it: another role must not see it, let alone take it back. */
  readonly roleId: string | undefined
  readonly undo?: (() => unknown) | undefined
  readonly isTrouble?: boolean
}

const useNotices = create<{ readonly notices: readonly Notice[] }>()(() => ({ notices: [] }))

const SHOWN_MS = 6000
const TROUBLE_MS = 20_000
const UNDO_MS = 10 * 60 * 1000

const drop = (id: string) =>
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))

/**
 * Says what was just done: 已给王德福家加 10 分. With `undo` it stays ten minutes, on every page, with 撤回;
 * `until` (milliseconds) when the server names the end itself.
 */
export const notify = (words: string, undo?: () => unknown, until = now() + (undo ? UNDO_MS : SHOWN_MS)): void =>
  show({ id: newKey(), words, undo, until })

/** The offer of a 撤回 goes once the deed has been taken back elsewhere. */
export const dropUndo = (): void =>
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => !notice.undo) }))

/** Says why something done from a notice or a list row did not work. */
export const notifyTrouble = (words: string): void =>
  show({ id: newKey(), words, until: now() + TROUBLE_MS, isTrouble: true })

const show = (shown: Omit<Notice, 'roleId'>): void => {
  const notice = { ...shown, roleId: actingRole()?.roleId }
  // Only the last thing done can be taken back from here; older ones from 我的记录.
  useNotices.setState(({ notices }) => ({
    notices: [...notices.filter((other) => !notice.undo || !other.undo), notice].slice(-2),
  }))
}

const TICK_MS = 5000

/** How long something can still be taken back, as people say it. */
export const timeLeft = (milliseconds: number): string =>
  milliseconds > 60_000 ? `${Math.ceil(milliseconds / 60_000)} 分钟内` : '一分钟内'

/** The notices above the foot of every page; Frame shows them. */
export const Notices = () => {
  const { notices } = useNotices()
  const isInFront = useIsInFront()
  const roleId = useActingRole()?.roleId
  const at = useNow(isInFront && notices.length > 0, TICK_MS)
  const shown = notices.filter((notice) => notice.until > at && notice.roleId === roleId)
  if (!isInFront || shown.length === 0) return null
  return (
    <View className="notices" {...aria({ role: 'status', live: 'polite' })}>
      {shown.map((notice) => (
        <View key={notice.id} className="notice">
          <Icon name={notice.isTrouble ? 'alert' : 'check'} />
          <View className="notice-words">{notice.words}</View>
          {notice.undo && (
            <Pressable
              className="notice-key"
              label={`撤回,${timeLeft(notice.until - at)}可以`}
              onPress={async () => {
                drop(notice.id)
                await notice.undo?.()
              }}
            >
              <View className="line">
                <Icon name="undo" />
                撤回
              </View>
              <View className="notice-left">{timeLeft(notice.until - at)}</View>
            </Pressable>
          )}
          <Pressable className="notice-key" label="知道了" onPress={() => drop(notice.id)}>
            <Icon name="close" />
          </Pressable>
        </View>
      ))}
    </View>
  )
}
