import { View } from '@tarojs/components'
import { go } from '../platform/navigation'
import { useActingRole, useSession } from '../platform/session'
import { switchTo } from '../platform/sign-in'
import { Button } from '../ui/button'
import { Empty } from '../ui/states'

/** For a role that has no household: somebody at work for the village, or somebody not yet bound to a home. */
export const WithoutHousehold = () => {
  const acting = useActingRole()
  const home = useSession((session) => session.roles.find(({ householdId }) => householdId !== undefined))
  if (home) {
    return (
      <Empty
        icon="house"
        title={`您现在是${acting?.label ?? '工作身份'}`}
        keys={
          <Button icon="switch-role" onPress={() => switchTo(home.roleId)}>
            {`换成${home.label}`}
          </Button>
        }
      >
        自己家的积分,换成自己家的身份就能看到。
      </Empty>
    )
  }
  return (
    <Empty
      icon="house"
      title="还没有认您是谁家"
      keys={
        <Button kind="quiet" icon="switch-role" onPress={() => go('identity/roles')}>
          换身份
        </Button>
      }
    >
      <View>拿户卡到村里,或者给村里打个电话,帮您和自己家连上。连上以后,积分就在这里。</View>
    </Empty>
  )
}
