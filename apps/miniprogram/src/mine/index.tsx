import { View } from '@tarojs/components'
import { OwnMessagesRow } from '../messages/unread-row'
import { go } from '../platform/navigation'
import { useActingRole, useElderMode, useSession } from '../platform/session'
import { Card } from '../ui/card'
import { Frame } from '../ui/frame'
import { Row } from '../ui/row'
import { TelephoneButton } from '../ui/telephone-line'
import { OwnHousehold } from './household'
import { SignOutRow } from './sign-out'
import './mine.css'

const ModeRow = () => {
  const isElder = useElderMode()
  const setElderMode = useSession((session) => session.setElderMode)
  return (
    <Row
      icon="settings"
      title={isElder ? '换回标准版' : '换成长辈版'}
      detail={isElder ? '字小一些,一页看得多' : '字大,一页一件事'}
      onPress={() => setElderMode(!isElder)}
    />
  )
}

/** One's own household, and how this phone shows it. */
const Mine = () => {
  const role = useActingRole()
  const isElder = useElderMode()
  return (
    <Frame title="我家" tab="mine" footer={isElder && <TelephoneButton />} contact={isElder ? 'elsewhere' : undefined}>
      {role?.householdId && (
        <>
          <OwnHousehold key={role.householdId} householdId={role.householdId} />
          <Card hasRows>
            <Row icon="list" title="积分明细" detail="每一分怎么来的" onPress={() => go('ledger/entries', {})} />
            <Row icon="bag" title="我换的东西" detail="取货码在这里" onPress={() => go('rewards/redemptions')} />
            <Row icon="talk" title="我的意见" detail="提过的意见和答复" onPress={() => go('objections/mine')} />
          </Card>
        </>
      )}
      <Card hasRows>
        <OwnMessagesRow />
        <Row icon="people" title="评议小组" detail="谁来评,怎么保证公道" onPress={() => go('review/panel')} />
        <Row icon="list" title="公示" detail="谁家要记什么分,先给大家看" onPress={() => go('publicity/index')} />
        <Row icon="book" title="积分细则" detail="哪件事记几分,大家开会定的" onPress={() => go('rules/rulebook')} />
        <ModeRow />
        <Row
          icon="switch-role"
          title="换身份"
          detail={role && `现在是${role.label}`}
          onPress={() => go('identity/roles')}
        />
        <SignOutRow />
      </Card>
      <View className="soft mine-version">{`村积分 ${APP_VERSION} 版`}</View>
    </Frame>
  )
}

export default Mine
