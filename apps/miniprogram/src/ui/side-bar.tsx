import { View } from '@tarojs/components'
import { restart } from '../platform/navigation'
import type { Route } from '../platform/routes'
import { useActingRole } from '../platform/session'
import { aria } from './aria'
import { classes } from './classes'
import { Icon, type IconName } from './icon'
import { Pressable } from './pressable'
import { staffLinksFor } from './staff-links'
import { VillageTelephoneLine } from './telephone-line'

interface SideLinkProps {
  readonly route: Route
  readonly name: string
  readonly icon: IconName
  readonly isOn: boolean
}

const SideLink = ({ route, name, icon, isOn }: SideLinkProps) => (
  <Pressable
    role="link"
    className={classes('side-link', isOn && 'side-link-on')}
    says={{ current: isOn ? 'page' : undefined }}
    onPress={() => restart(route as 'home/index')}
  >
    <Icon name={icon} />
    {name}
  </Pressable>
)

/** The dark list at the left of an office screen: what this role works on. */
export const SideBar = ({ on }: { readonly on: string }) => {
  const role = useActingRole()
  if (!role) return null
  return (
    <View className="frame-side" {...aria({ role: 'navigation', label: '工作' })}>
      <View className="side-village">{role.villageName}</View>
      <View className="side-role">{role.label}</View>
      <SideLink route="home/workbench" name="工作台" icon="house" isOn={on === 'home/workbench'} />
      {staffLinksFor(role.role).map(({ route, name, icon }) => (
        <SideLink key={route} route={route} name={name} icon={icon} isOn={route === on} />
      ))}
      <SideLink route="identity/roles" name="换身份" icon="switch-role" isOn={on === 'identity/roles'} />
      <VillageTelephoneLine />
    </View>
  )
}
