import { View } from '@tarojs/components'
import type { HeldRole } from '@village-points/shared/identity/contract.ts'
import { isPermitted } from '@village-points/shared/identity/permissions.ts'
import { LastAudit } from '../audit/last-audit'
import { AWARD_DRAFT } from '../declarations/award-draft'
import { BATCH_DRAFT } from '../declarations/batch-draft'
import { RecentRecords } from '../declarations/recent-records'
import { VillageFigures } from '../ledger/village-totals'
import { UnreadNotice } from '../messages/unread-row'
import { forgetDraft } from '../platform/draft'
import { go } from '../platform/navigation'
import type { Route } from '../platform/routes'
import { useActingRole, useSession } from '../platform/session'
import { useIsDesktop } from '../platform/viewport'
import { Card } from '../ui/card'
import { Chip } from '../ui/chips'
import { Frame } from '../ui/frame'
import { Icon, type IconName } from '../ui/icon'
import { Pressable } from '../ui/pressable'
import { Row } from '../ui/row'
import { type StaffLink, staffLinksFor } from '../ui/staff-links'
import { WaitingWork } from './waiting-work'
import './workbench.css'

/** From here a deed begins anew; only a reload goes on with what was chosen. */
const open = (route: Route) => {
  forgetDraft(AWARD_DRAFT)
  forgetDraft(BATCH_DRAFT)
  if (route === 'declarations/award') go(route, { begin: 'scan' })
  else go(route as 'home/index')
}

const find = () => {
  forgetDraft(AWARD_DRAFT)
  go('declarations/award', { begin: 'search' })
}

/** The first thing this role does all day. */
const FirstVerb = ({ link }: { readonly link: StaffLink }) => (
  <Pressable className="first-verb" onPress={() => open(link.route)}>
    <Icon name={link.icon} className="first-verb-icon" />
    <View className="grow">
      <View className="first-verb-name">{link.name}</View>
      <View className="first-verb-detail">{link.detail}</View>
    </View>
  </Pressable>
)

interface VerbProps {
  readonly icon: IconName
  readonly name: string
  readonly onPress: () => void
}

const Verb = ({ icon, name, onPress }: VerbProps) => (
  <Pressable className="verb" onPress={onPress}>
    <Icon name={icon} className="row-icon" />
    <View className="grow">{name}</View>
  </Pressable>
)

const Verbs = ({ daily, mayAward }: { readonly daily: readonly StaffLink[]; readonly mayAward: boolean }) => {
  const [first, ...others] = daily
  if (!first) return null
  return (
    <>
      <FirstVerb link={first} />
      <View className="verbs">
        {mayAward && <Verb icon="search" name="找人记分" onPress={find} />}
        {others.map(({ route, name, icon }) => (
          <Verb key={route} icon={icon} name={name} onPress={() => open(route)} />
        ))}
      </View>
    </>
  )
}

const WorkOf = ({ role }: { readonly role: HeldRole }) => {
  const links = staffLinksFor(role.role)
  const others = links.filter(({ isDaily }) => !isDaily)
  const mayAward = isPermitted(role.role, 'declaration.award')
  const hasSideBar = useIsDesktop()
  return (
    <>
      <WaitingWork />
      <Verbs daily={links.filter(({ isDaily }) => isDaily)} mayAward={mayAward} />
      <UnreadNotice />
      {hasSideBar && isPermitted(role.role, 'ledger.read_village') && <VillageFigures />}
      {mayAward && <RecentRecords />}
      {isPermitted(role.role, 'audit.read') && <LastAudit />}
      {!hasSideBar && others.length > 0 && (
        <Card hasRows title="村里的事">
          {others.map(({ route, name, detail, icon }) => (
            <Row key={route} icon={icon} title={name} detail={detail} onPress={() => open(route)} />
          ))}
        </Card>
      )}
    </>
  )
}

/** Where those who work for the village begin: what they do all day first, the rest below. */
const Workbench = () => {
  const role = useActingRole()
  const name = useSession((session) => session.displayName)
  return (
    <Frame
      title={role?.villageName ?? '工作台'}
      tab="workbench"
      isWide
      end={
        <Chip icon="switch-role" label={name ? `${name},换身份` : '换身份'} onPress={() => go('identity/roles')}>
          {name ?? '换身份'}
        </Chip>
      }
    >
      {role && (
        <>
          <View className="soft">{`您现在是${role.label}`}</View>
          <WorkOf role={role} />
        </>
      )}
    </Frame>
  )
}

export default Workbench
