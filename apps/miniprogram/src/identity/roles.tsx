import { View } from '@tarojs/components'
import {
  type HeldRole,
  listDemoAccounts,
  type Me,
  readMe,
  signInToDemo,
  signOut,
} from '@village-points/shared/identity/contract.ts'
import { roleNames } from '@village-points/shared/identity/permissions.ts'
import { restart } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { sessionOf, useActingRole, useSession } from '../platform/session'
import { actAs, enter, leave } from '../platform/sign-in'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Frame } from '../ui/frame'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { WriteFailure } from '../ui/states'

const open = (role: HeldRole | undefined) => restart(role && role.role !== 'villager' ? 'home/workbench' : 'home/index')

/** The roles the signed-in person holds, fetched anew because a village may have given or taken one. */
const OwnRoles = () => {
  const me = useQuery(readMe, {})
  const acting = useActingRole()
  const wear = (role: HeldRole, who: Me) => {
    actAs(role.roleId, who)
    open(role)
  }
  return (
    <Remote of={me}>
      {(who) => (
        <Card hasRows title={`${who.displayName},您有这些身份`}>
          {who.roles.map((role) => (
            <Row
              key={role.roleId}
              icon={role.role === 'villager' ? 'house' : 'people'}
              title={role.label}
              detail={`${role.villageName} · ${roleNames[role.role]}`}
              end={role.roleId === acting?.roleId && <Seal colour="green">现在</Seal>}
              onPress={() => wear(role, who)}
            />
          ))}
        </Card>
      )}
    </Remote>
  )
}

/** The people of the demo village whom anybody may become. */
const DemoAccounts = () => {
  const demo = useQuery(listDemoAccounts, {})
  const signIn = useWrite(signInToDemo, [])
  const become = async (demoAccountId: string) => {
    const signedIn = await signIn.send({ body: { demoAccountId } })
    if (!signedIn) return
    enter(sessionOf(signedIn.token, signedIn.me))
    open(signedIn.me.roles[0])
  }
  if (demo.error?.code === 'identity.demo_is_off') return null
  return (
    <Remote of={demo}>
      {({ accounts }) => (
        <Card hasRows title="演示村:点一个人进去看看">
          <WriteFailure of={signIn} />
          {accounts.map(({ demoAccountId, displayName, label, suggestion }) => (
            <Row
              key={demoAccountId}
              icon="people"
              title={`${displayName} · ${label}`}
              detail={suggestion}
              onPress={() => become(demoAccountId)}
            />
          ))}
        </Card>
      )}
    </Remote>
  )
}

/** Who one is here: one's own roles, the demo village's people, and the way out. */
const Roles = () => {
  const isSignedIn = useSession((session) => session.token !== undefined)
  const goodbye = useWrite(signOut, [])
  const goOut = async () => {
    await goodbye.send({})
    leave()
  }
  return (
    <Frame
      title={isSignedIn ? '换身份' : '欢迎来村积分'}
      isPublic
      footer={
        isSignedIn && (
          <Button kind="quiet" isBusy={goodbye.isBusy} onPress={goOut}>
            退出,这部手机不再记得我
          </Button>
        )
      }
    >
      {!isSignedIn && <View className="soft">做一件好事,记一笔积分,换一样东西。</View>}
      {isSignedIn && <OwnRoles />}
      <DemoAccounts />
    </Frame>
  )
}

export default Roles
