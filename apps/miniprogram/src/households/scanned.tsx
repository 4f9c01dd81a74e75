import { isPermitted } from '@village-points/shared/identity/permissions.ts'
import { replace, useRouteInput } from '../platform/navigation'
import { useActingRole } from '../platform/session'
import { Button } from '../ui/button'
import { Frame } from '../ui/frame'
import { Empty } from '../ui/states'

/**
 * What a telephone's own camera opens when it reads a household's card. A stranger learns nothing here, not even
 * which village or whether the card is still good: the page asks the server nothing about the code.
 */
const ScannedCard = () => {
  const { card = '' } = useRouteInput('households/scanned')
  const role = useActingRole()?.role
  const mayAward = role !== undefined && isPermitted(role, 'declaration.award')
  const mayHandOver = role !== undefined && isPermitted(role, 'reward.fulfill')
  return (
    <Frame
      title="户码卡"
      isPublic
      footer={
        card &&
        (mayAward || mayHandOver) && (
          <>
            {mayAward && (
              <Button icon="leaf" onPress={() => replace('declarations/award', { card })}>
                用这张卡记分
              </Button>
            )}
            {mayHandOver && (
              <Button
                kind={mayAward ? 'quiet' : 'primary'}
                icon="bag"
                onPress={() => replace('rewards/counter-household', { card })}
              >
                用这张卡换东西
              </Button>
            )}
          </>
        )
      }
    >
      <Empty icon="card" title="这是一张村里的户码卡">
        记分、换东西时,交给村干部扫。捡到的,请送回村里。
      </Empty>
    </Frame>
  )
}

export default ScannedCard
