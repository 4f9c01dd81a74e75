import { View } from '@tarojs/components'
import { formatClock } from '@village-points/shared/platform/village-day.ts'
import { type CSSProperties, type ReactNode, useEffect } from 'react'
import { fontScale } from '../platform/font-scale'
import { back, currentRoute, hasPageBehind, namePage, restart, useIsInFront } from '../platform/navigation'
import { useNetwork } from '../platform/network'
import { useOldestShownAt } from '../platform/query'
import { useElderMode, useIsStaff, useSession } from '../platform/session'
import { barRoom, useIsDesktop } from '../platform/viewport'
import { aria } from './aria'
import { Button } from './button'
import { classes } from './classes'
import { ErrorBoundary } from './error-boundary'
import { Icon } from './icon'
import { Notices } from './notices'
import { Pressable } from './pressable'
import { SideBar } from './side-bar'
import { Empty } from './states'
import { type Tab, TabBar } from './tab-bar'
import { type Contact, TelephoneLine, VillageTelephoneLine } from './telephone-line'

interface FrameProps {
  readonly title: string
  readonly children: ReactNode
  /** At the right of the title: a figure, a chip. */
  readonly end?: ReactNode
  /** The single primary button, always in reach of the thumb; words below it may follow. */
  readonly footer?: ReactNode
  /** Given on the pages that are tabs; they have no way back. */
  readonly tab?: Tab
  /** Dark bar: the clerk's counter. */
  readonly isDark?: boolean
  /** Tables at a desk take the whole width. */
  readonly isWide?: boolean
  /** Opens without anybody being signed in. */
  readonly isPublic?: boolean
  /**
   * Whom to call, from the page's own answer: saves the home page a request. `elsewhere` while the
   * page waits for it, or where the foot has a telephone button of its own.
   */
  readonly contact?: Contact | 'elsewhere' | undefined
  /** Messages not read, from the page's own answer like `contact`. */
  readonly unread?: number
}

const LARGEST_BIG = 1.35

const TitleBar = ({ title, end, hasBack }: Pick<FrameProps, 'title' | 'end'> & { readonly hasBack: boolean }) => {
  const { top, right, height } = barRoom()
  const room = top ? { paddingTop: `${top}px`, paddingRight: `${right + 8}px`, minHeight: `${top + height}px` } : {}
  return (
    <View className="frame-bar" style={room} {...aria({ role: 'banner' })}>
      {hasBack && (
        <Pressable className="frame-back" label={hasPageBehind() ? '返回' : '回首页'} onPress={back}>
          <Icon name={hasPageBehind() ? 'back' : 'home'} />
        </Pressable>
      )}
      <View className="frame-title" {...aria({ role: 'heading', level: 1 })}>
        {title}
      </View>
      {end && <View className="frame-end">{end}</View>}
    </View>
  )
}

const Banners = () => {
  const { isOnline, slowCalls } = useNetwork()
  const at = useOldestShownAt(!isOnline)
  const words = isOnline
    ? slowCalls > 0 && '网络较慢,正在重试'
    : `现在没有网络,${at ? `看到的是 ${formatClock(at)} 的内容` : '有网后再来看'}`
  // The live region stays in the page, or a screen reader would miss its first words.
  return (
    <View {...aria({ role: 'status', live: 'polite' })}>
      {words && (
        <View className="banner">
          <Icon name={isOnline ? 'clock' : 'wifi-off'} />
          <View className="grow">{words}</View>
        </View>
      )}
    </View>
  )
}

const TelephoneOf = ({ contact }: Pick<FrameProps, 'contact'>) => {
  if (contact === 'elsewhere') return null
  return contact ? <TelephoneLine {...contact} /> : <VillageTelephoneLine />
}

const SignInFirst = () => (
  <Empty
    icon="house"
    title="先选您是谁家"
    keys={
      <Button icon="switch-role" onPress={() => restart('identity/roles')}>
        选身份进入
      </Button>
    }
  >
    进来以后就能看到自己家的积分。
  </Empty>
)

/** The page around every page: bar, banners, body, telephone, foot, tabs; at a desk a side list for those who work there. */
export const Frame = (props: FrameProps) => {
  const { title, children, end, footer, tab, isDark = false, isWide = false, isPublic = false, contact, unread } = props
  const isElder = useElderMode()
  const isStaff = useIsStaff()
  const isDesk = useIsDesktop() && isStaff
  const isInFront = useIsInFront()
  const isSignedIn = useSession((session) => session.token !== undefined)
  const isOpen = isPublic || isSignedIn
  // The elder's home is three large cards; tabs would be a second menu.
  const shownTab = isElder && !isStaff ? undefined : tab
  useEffect(() => {
    if (isInFront) namePage(title)
  }, [isInFront, title])
  const scale = fontScale()
  const style = { '--scale': String(scale), '--scale-big': String(Math.min(LARGEST_BIG, scale)) } as CSSProperties
  const mode = isElder ? 'mode-elder' : 'mode-standard'
  return (
    <View
      className={classes('frame', mode, isDesk && 'frame-desk', isDark && 'frame-dark', isWide && 'frame-wide')}
      style={style}
    >
      {isDesk && <SideBar on={currentRoute()} />}
      <View className="frame-main">
        <TitleBar title={title} end={end} hasBack={!shownTab && tab !== 'home' && !(isDesk && !hasPageBehind())} />
        <Banners />
        <View className="frame-body" {...aria({ role: 'main' })}>
          <ErrorBoundary>{isOpen ? children : <SignInFirst />}</ErrorBoundary>
        </View>
        {!isDesk && (
          <View className="frame-telephone">
            <TelephoneOf contact={contact} />
          </View>
        )}
        <View className="frame-bottom">
          <Notices />
          {isOpen && footer && (
            <View className="frame-foot" {...aria({ role: 'region', label: '这一页要办的事' })}>
              {footer}
            </View>
          )}
          {shownTab && !isDesk ? (
            isSignedIn && <TabBar on={shownTab} unread={unread} />
          ) : (
            <View className="frame-rest" />
          )}
        </View>
      </View>
    </View>
  )
}
