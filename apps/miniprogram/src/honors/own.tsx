import { View } from '@tarojs/components'
import { giveHonorConsent, type OwnStanding, withdrawHonorConsent } from '@village-points/shared/honors/contract.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { notify } from '../ui/notices'
import { WriteFailure } from '../ui/states'
import { starsText } from './stars-text'

/** Yes or no to being named; the no is as near as the yes. */
const Consent = ({ hasConsented }: { readonly hasConsented: boolean }) => {
  const give = useWrite(giveHonorConsent)
  const withdraw = useWrite(withdrawHonorConsent)
  const say = hasConsented ? withdraw : give
  const send = async () => {
    const said = await say.send({ body: {} })
    if (said) notify(said.hasConsented ? '好,您家可以上榜了' : '好,您家不上榜了')
  }
  return (
    <>
      <View>
        {hasConsented
          ? '您家答应了上红榜。什么时候不想上了,点一下就退下来。'
          : '您家没有上红榜。答应了,户主名字、分数和星全村看得见。'}
      </View>
      <WriteFailure of={say} />
      <Button kind="quiet" isBusy={say.isBusy} onPress={send}>
        {hasConsented ? '我家不上榜了' : '我家愿意上榜'}
      </Button>
    </>
  )
}

interface OwnProps {
  readonly own: OwnStanding
  readonly year: number
  /** The village names households that agree. */
  readonly isNaming: boolean
}

/** How the own household stands; until it agrees to be named, nobody else is told. */
export const Own = ({ own, year, isNaming }: OwnProps) => (
  <Card
    isFramed
    title={`我家${year}年`}
    end={!(isNaming && own.hasConsented) && <View className="soft">只有您家看得见</View>}
  >
    <View className="stack">
      <View className="heading number">{`表现 ${formatPoints(own.conductPoints)} 分`}</View>
      {own.stars > 0 && <View>{starsText(own.stars)}</View>}
      {own.nextStarPoints !== undefined && (
        <View className="soft">{`到 ${formatPoints(own.nextStarPoints)} 分,就有 ${own.stars + 1} 颗星`}</View>
      )}
      {(isNaming || own.hasConsented) && <Consent hasConsented={own.hasConsented} />}
    </View>
  </Card>
)
