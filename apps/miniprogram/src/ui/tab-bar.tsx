import { View } from '@tarojs/components'
import type { Role } from '@village-points/shared/identity/permissions.ts'
import { countUnread } from '@village-points/shared/messages/contract.ts'
import { restart } from '../platform/navigation'
import { useQuery } from '../platform/query'
import type { Route } from '../platform/routes'
import { useActingRole } from '../platform/session'
import { aria } from './aria'
import { classes } from './classes'
import { Icon, type IconName } from './icon'
import { Pressable } from './pressable'

/** A page that is a tab. */
export type Tab = 'home' | 'declare' | 'shop' | 'mine' | 'workbench'

interface TabLink {
  readonly tab: Tab
  readonly route: Route
  readonly name: string
  readonly icon: IconName
}

const villagerTabs: readonly TabLink[] = [
  { tab: 'home', route: 'home/index', name: '首页', icon: 'home' },
  { tab: 'declare', route: 'declarations/declare', name: '报好事', icon: 'hands' },
  { tab: 'shop', route: 'rewards/shop', name: '换东西', icon: 'bag' },
  { tab: 'mine', route: 'mine/index', name: '我家', icon: 'house' },
]
/** Who works for the village declares for others, from where he awards them. */
const staffTabs: readonly TabLink[] = [
  { tab: 'workbench', route: 'home/workbench', name: '工作台', icon: 'list' },
  ...villagerTabs.filter(({ tab }) => tab !== 'declare'),
]

/** The town's officer has no home in the village and no use for its shop. */
const townTabs = staffTabs.filter(({ tab }) => tab === 'workbench' || tab === 'mine')

const tabsOf = (role: Role | undefined): readonly TabLink[] => {
  if (role === undefined || role === 'villager') return villagerTabs
  return role === 'town_officer' ? townTabs : staffTabs
}

interface TabBarProps {
  readonly on: Tab
  /** Messages not read, where the page knows; asked otherwise. */
  readonly unread: number | undefined
}

/** The tabs at the foot; our own, because WeChat's cannot grow with the type. A dot stands where new messages are. */
export const TabBar = ({ on, unread }: TabBarProps) => {
  const tabs = tabsOf(useActingRole()?.role)
  const asked = useQuery(countUnread, {}, { isReady: unread === undefined })
  const hasNews = (unread ?? asked.data?.unread ?? 0) > 0
  const newsAt = tabs[0]?.tab === 'workbench' ? 'workbench' : 'mine'
  return (
    <View className="tabs" {...aria({ role: 'navigation', label: '主要页面' })}>
      {tabs.map(({ tab, route, name, icon }) => (
        <Pressable
          key={tab}
          role="link"
          className={classes('tab', tab === on && 'tab-on')}
          label={hasNews && tab === newsAt ? `${name},有新消息` : undefined}
          says={{ current: tab === on ? 'page' : undefined }}
          onPress={() => tab !== on && restart(route as 'home/index')}
        >
          <View className="tab-icon">
            <Icon name={icon} />
            {hasNews && tab === newsAt && <View className="tab-dot" />}
          </View>
          {name}
        </Pressable>
      ))}
    </View>
  )
}
