import { readHouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import { useQuery } from '../platform/query'
import { useActingRole, useElderMode, useSession } from '../platform/session'
import { Chip } from '../ui/chips'
import { Frame } from '../ui/frame'
import { Remote } from '../ui/remote'
import { Skeleton } from '../ui/states'
import { CallButton } from '../ui/telephone-line'
import { ElderAccount } from './elder-account'
import { StandardAccount } from './standard-account'
import { Welcome } from './welcome'
import { WithoutHousehold } from './without-household'
import './home.css'

interface HouseholdHomeProps {
  readonly householdId: string
  readonly fallbackTitle: string
}

const ModeChip = () => {
  const isElder = useElderMode()
  const setElderMode = useSession((session) => session.setElderMode)
  return <Chip onPress={() => setElderMode(!isElder)}>{isElder ? '标准版' : '长辈版'}</Chip>
}

/** The household's account, with one request: painted from the phone first, then fresh. */
const HouseholdHome = ({ householdId, fallbackTitle }: HouseholdHomeProps) => {
  const account = useQuery(readHouseholdAccount, { params: { householdId } })
  const isElder = useElderMode()
  const known = account.data
  const title = known
    ? isElder
      ? `${known.household.name}的积分`
      : `${known.villageName} · ${known.household.name}`
    : fallbackTitle
  // An error shows its own button; until then the answer is waited for, not asked twice.
  const contact = isElder || !known ? 'elsewhere' : known
  return (
    <Frame
      title={title}
      tab="home"
      contact={contact}
      unread={known?.unreadMessages ?? 0}
      end={<ModeChip />}
      footer={isElder && known && <CallButton number={known.telephone} />}
    >
      <Remote of={account} skeleton={<Skeleton hasHero rows={3} />}>
        {(data) => (isElder ? <ElderAccount account={data} /> : <StandardAccount account={data} />)}
      </Remote>
    </Frame>
  )
}

/** The first page: one's own household's points, or how to get to them. */
const Home = () => {
  const isSignedIn = useSession((session) => session.token !== undefined)
  const role = useActingRole()
  if (!isSignedIn) return <Welcome />
  const title = role ? `${role.villageName} · ${role.label}` : '村积分'
  if (role?.householdId) {
    return <HouseholdHome key={role.householdId} householdId={role.householdId} fallbackTitle={title} />
  }
  return (
    <Frame title={title} tab="home" end={<ModeChip />}>
      <WithoutHousehold />
    </Frame>
  )
}

export default Home
