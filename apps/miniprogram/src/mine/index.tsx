import { go } from '../platform/navigation'
import { useActingRole, useElderMode, useSession } from '../platform/session'
import { Card } from '../ui/card'
import { Frame } from '../ui/frame'
import { Row } from '../ui/row'
import { TelephoneButton } from '../ui/telephone-line'

/** One's own household and how the phone shows it. */
const Mine = () => {
  const role = useActingRole()
  const isElder = useElderMode()
  const setElderMode = useSession((session) => session.setElderMode)
  return (
    <Frame title="我家" tab="mine" footer={isElder && <TelephoneButton />}>
      <Card hasRows>
        <Row
          icon="settings"
          title={isElder ? '换回标准版' : '换成长辈版'}
          detail={isElder ? '字小一些,一页看得多' : '字大,一页一件事'}
          onPress={() => setElderMode(!isElder)}
        />
        <Row icon="card" title="我换的东西" detail="取货码在这里" onPress={() => go('rewards/redemptions')} />
        <Row
          icon="switch-role"
          title="换身份"
          detail={role && `现在是${role.label}`}
          onPress={() => go('identity/roles')}
        />
      </Card>
    </Frame>
  )
}

export default Mine
