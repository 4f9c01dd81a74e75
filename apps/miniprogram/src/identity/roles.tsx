import { roleNames } from '@village-points/shared/identity/permissions.ts'
import { restart } from '../platform/navigation'
import { useActingRole, useSession } from '../platform/session'
import { actAs } from '../platform/sign-in'
import { Card } from '../ui/card'
import { Frame } from '../ui/frame'
import { Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { Empty } from '../ui/states'

/** The roles one person holds, and which one is worn now. */
const Roles = () => {
  const roles = useSession((session) => session.roles)
  const acting = useActingRole()
  const wear = (id: string, isStaff: boolean) => {
    actAs(id)
    restart(isStaff ? 'home/workbench' : 'home/index')
  }
  return (
    <Frame title="换身份" isPublic>
      {roles.length === 0 ? (
        <Empty icon="people" title="还没有身份">
          请到村里登记。
        </Empty>
      ) : (
        <Card hasRows title="您有这些身份">
          {roles.map(({ id, role, villageName, detail }) => (
            <Row
              key={id}
              icon={role === 'villager' ? 'house' : 'people'}
              title={`${villageName} · ${roleNames[role]}`}
              detail={detail}
              end={id === acting?.id && <Seal colour="green">现在</Seal>}
              onPress={() => wear(id, role !== 'villager')}
            />
          ))}
        </Card>
      )}
    </Frame>
  )
}

export default Roles
