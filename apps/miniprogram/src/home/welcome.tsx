import { View } from '@tarojs/components'
import { go } from '../platform/navigation'
import { useElderMode, useSession } from '../platform/session'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Chip } from '../ui/chips'
import { Frame } from '../ui/frame'
import { Row } from '../ui/row'

/** What somebody sees who was never here: what this is, and one button. */
export const Welcome = () => {
  const isElder = useElderMode()
  const setElderMode = useSession((session) => session.setElderMode)
  return (
    <Frame
      title="村积分"
      tab="home"
      isPublic
      end={<Chip onPress={() => setElderMode(!isElder)}>{isElder ? '标准版' : '长辈版'}</Chip>}
      footer={
        <Button icon="house" onPress={() => go('identity/roles')}>
          选身份,进来看看
        </Button>
      }
    >
      <View className="hero">
        <View className="welcome-lead">
          <View>做一件好事,</View>
          <View>记一笔积分,</View>
          <View>换一样东西。</View>
        </View>
        <View className="soft">谁记的、为什么记、依据哪一条,每一笔都看得到。</View>
      </View>
      <Card hasRows>
        <Row icon="leaf" title="做好事" detail="门前干净、出义务工、帮邻居,都按村里通过的细则记分" />
        <Row icon="shield" title="记得清楚" detail="记上就改不了;记错了另记一笔更正,两笔都留着" />
        <Row icon="bag" title="换东西" detail="粮油日用品,凭六位取货码到村里取" />
      </Card>
    </Frame>
  )
}
