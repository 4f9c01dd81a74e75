import { useActingRole, useElderMode, useSession } from '../platform/session'
import { Chip } from '../ui/chips'
import { Frame } from '../ui/frame'
import { Empty } from '../ui/states'

/** The first page a villager sees. */
const Home = () => {
  const role = useActingRole()
  const isElder = useElderMode()
  const setElderMode = useSession((session) => session.setElderMode)
  return (
    <Frame
      title={role ? `${role.villageName} · ${role.label}` : '村积分'}
      tab="home"
      end={<Chip onPress={() => setElderMode(!isElder)}>{isElder ? '标准版' : '长辈版'}</Chip>}
    >
      <Empty title="这里就是您家的积分">还没有记过分。</Empty>
    </Frame>
  )
}

export default Home
