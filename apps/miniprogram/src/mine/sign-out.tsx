import { signOut } from '@village-points/shared/identity/contract.ts'
import { useState } from 'react'
import { restart } from '../platform/navigation'
import { leave } from '../platform/sign-in'
import { useWrite } from '../platform/write'
import { Row } from '../ui/row'
import { Confirm } from '../ui/sheet'

/** The way out; the phone forgets the person even when the server cannot be told. */
export const SignOutRow = () => {
  const [isAsking, setAsking] = useState(false)
  const goodbye = useWrite(signOut, [])
  const goOut = async () => {
    await goodbye.send({})
    leave()
    restart('home/index')
  }
  return (
    <>
      <Row icon="lock" title="退出" detail="这部手机不再记得我" onPress={() => setAsking(true)} />
      {isAsking && (
        <Confirm
          title="退出?"
          consequences={['这部手机上看过的内容都清掉', '您家的积分一点不少,下次进来还在']}
          action="退出"
          icon="lock"
          isBusy={goodbye.isBusy}
          onConfirm={goOut}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
