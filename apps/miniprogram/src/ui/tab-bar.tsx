import { View } from '@tarojs/components'
import { restart } from '../platform/navigation'
import type { Route } from '../platform/routes'
import { useIsStaff } from '../platform/session'
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

/** The tabs at the foot; our own, because WeChat's cannot grow with the type. */
export const TabBar = ({ on }: { readonly on: Tab }) => {
  const tabs = useIsStaff() ? staffTabs : villagerTabs
  return (
    <View className="tabs" {...aria({ role: 'navigation', label: '主要页面' })}>
      {tabs.map(({ tab, route, name, icon }) => (
        <Pressable
          key={tab}
          role="link"
          className={classes('tab', tab === on && 'tab-on')}
          says={{ current: tab === on ? 'page' : undefined }}
          onPress={() => tab !== on && restart(route as 'home/index')}
        >
          <Icon name={icon} />
          {name}
        </Pressable>
      ))}
    </View>
  )
}
