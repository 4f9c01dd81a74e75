import { View } from '@tarojs/components'
import { go } from '../platform/navigation'
import { useActingRole } from '../platform/session'
import { Card } from '../ui/card'
import { Frame } from '../ui/frame'
import { Row } from '../ui/row'
import { staffLinksFor } from '../ui/staff-links'

/** Where those who work for the village begin: one line for each thing this role does. */
const Workbench = () => {
  const role = useActingRole()
  return (
    <Frame title="工作台" tab="workbench" end={<View className="soft">{role?.villageName}</View>}>
      <Card hasRows>
        {(role ? staffLinksFor(role.role) : []).map(({ route, name, detail, icon }) => (
          <Row key={route} icon={icon} title={name} detail={detail} onPress={() => go(route as 'home/index')} />
        ))}
      </Card>
    </Frame>
  )
}

export default Workbench
