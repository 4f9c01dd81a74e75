import { View } from '@tarojs/components'
import { type Household, type Member, readHousehold } from '@village-points/shared/households/contract.ts'
import { isPermitted } from '@village-points/shared/identity/permissions.ts'
import { readHouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import { formatPoints, formatSignedPoints } from '@village-points/shared/platform/points.ts'
import { go, useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { useActingRole } from '../platform/session'
import { telephone } from '../platform/telephone'
import { Balance } from '../ui/balance'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Chip } from '../ui/chips'
import { Frame } from '../ui/frame'
import { Note } from '../ui/note'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Skeleton } from '../ui/states'
import { HouseholdHead } from './household-head'

const age = ({ birthMonth }: Member): string | undefined => birthMonth && `${birthMonth.slice(0, 4)} 年生`

const isWholePhone = (phone: string | undefined): phone is string => phone !== undefined && /^\d{11}$/.test(phone)

const MemberRow = ({ member }: { readonly member: Member }) => {
  const { name, relation, phone } = member
  const detail = [relation, age(member), phone].filter(Boolean).join(' · ')
  const call = isWholePhone(phone) && (
    <Chip icon="phone" label={`打电话给${name}`} onPress={() => telephone(phone)}>
      打电话
    </Chip>
  )
  return <Row title={name} detail={detail} {...(call ? { end: call } : {})} />
}

/** The three figures, for those who may see them; the way to every entry. */
const Points = ({ householdId, mayRemind }: { readonly householdId: string; readonly mayRemind: boolean }) => {
  const account = useQuery(readHouseholdAccount, { params: { householdId } })
  return (
    <Remote of={account} skeleton={<Skeleton hasHero rows={0} />}>
      {({ availablePoints, heldPoints, conductPoints, earnedThisMonth }) => (
        <>
          <Balance name="可用积分" points={availablePoints}>
            {`本月 ${formatSignedPoints(earnedThisMonth)} · 冻结 ${formatPoints(heldPoints)} · 今年表现 ${formatPoints(conductPoints)}`}
          </Balance>
          <Card hasRows>
            <Row
              icon="shield"
              title="这一户的流水"
              detail="每一分怎么来、怎么用的"
              onPress={() => go('ledger/entries', { householdId })}
            />
            <Row
              icon="list"
              title="记过的事"
              detail="谁哪天记了什么"
              onPress={() => go('declarations/records', { householdId })}
            />
            {mayRemind && (
              <Row
                icon="talk"
                title="提醒这一户"
                detail="有什么要改的,先好好说"
                onPress={() => go('deductions/remind', { householdId })}
              />
            )}
          </Card>
        </>
      )}
    </Remote>
  )
}

const statusWords = ({ status, mergedInto }: Household): string | undefined => {
  if (status === 'moved_away') return '这一户已经迁出,不能再记分和兑换,过去的账还在。'
  if (status === 'merged') return `这一户已经并入${mergedInto?.name ?? '别的户'},请到那一户去看。`
  return undefined
}

const Content = ({ household }: { readonly household: Household }) => {
  const role = useActingRole()?.role
  const { householdId, members, mergedInto, note } = household
  const words = statusWords(household)
  return (
    <>
      <HouseholdHead household={household} detail={`${members.length} 口人 · ${household.number}`} />
      {words && <Note>{words}</Note>}
      {mergedInto && (
        <Button kind="quiet" onPress={() => go('households/household', { householdId: mergedInto.householdId })}>
          {`去看${mergedInto.name}`}
        </Button>
      )}
      {role && isPermitted(role, 'ledger.read_household') && (
        <Points
          householdId={householdId}
          mayRemind={isPermitted(role, 'deduction.remind') && household.status === 'active'}
        />
      )}
      <Card hasRows title="家里人">
        {members.map((member) => (
          <MemberRow key={member.memberId} member={member} />
        ))}
        {members.length === 0 && <View className="row soft">花名册里还没写家里人。</View>}
      </Card>
      {note && <Note>{note}</Note>}
    </>
  )
}

interface KeysProps {
  readonly household: Household
}

const Keys = ({ household }: KeysProps) => {
  const role = useActingRole()?.role
  const { householdId, name, status, can } = household
  const mayAward = role !== undefined && isPermitted(role, 'declaration.award') && status === 'active'
  if (!mayAward && !can.manage) return null
  return (
    <>
      {mayAward && (
        <Button icon="plus" onPress={() => go('declarations/award', { householdId })}>
          {`给${name}记分`}
        </Button>
      )}
      {can.manage && (
        <Button kind="quiet" icon="settings" onPress={() => go('households/manage', { householdId })}>
          改资料、换卡、迁出
        </Button>
      )}
    </>
  )
}

/** One household as those who work for the village see it. */
const HouseholdPage = () => {
  const { householdId = '' } = useRouteInput('households/household')
  const household = useQuery(readHousehold, { params: { householdId } })
  return (
    <Frame title={household.data?.name ?? '这一户'} footer={household.data && <Keys household={household.data} />}>
      <Remote of={household} skeleton={<Skeleton hasHero />}>
        {(data) => <Content household={data} />}
      </Remote>
    </Frame>
  )
}

export default HouseholdPage
