import { View } from '@tarojs/components'
import { type Household, readHousehold } from '@village-points/shared/households/contract.ts'
import { placeOf } from '@village-points/shared/households/place.ts'
import { readMe } from '@village-points/shared/identity/contract.ts'
import { readVillage } from '@village-points/shared/villages/contract.ts'
import { useRouteInput, webAddressOf } from '../platform/navigation'
import { canPrint, printPage } from '../platform/print'
import { useQuery } from '../platform/query'
import { Button } from '../ui/button'
import { Frame } from '../ui/frame'
import { QrCode } from '../ui/qr-code'
import { Remote } from '../ui/remote'
import { Empty } from '../ui/states'
import './roster.css'

const PaperCard = ({ household, code }: { readonly household: Household; readonly code: string }) => {
  const village = useQuery(readVillage, {}, { isLasting: true }).data
  const publicAddress = useQuery(readMe, {}).data?.publicAddress
  return (
    <View className="paper-card">
      <View className="heading">{`${village?.name ?? ''}户码卡`}</View>
      {publicAddress && (
        <QrCode text={webAddressOf(publicAddress, 'households/scanned', { card: code })} label={`户码卡 ${code}`} />
      )}
      <View className="number paper-code">{code}</View>
      <View className="strong">{placeOf(household)}</View>
      <View className="soft">捡到请送回村里</View>
      {village && <View className="soft">{`电话 ${village.settings.telephone}`}</View>}
    </View>
  )
}

const NoCard = () => (
  <Empty icon="card" title="这一户现在没有能用的卡">
    回到上一页发一张新卡。
  </Empty>
)

/** A household's card as it is printed: the code, the door, no name, for whoever finds it should not learn whose it is. */
const HouseholdCardPage = () => {
  const { householdId = '' } = useRouteInput('households/card')
  const household = useQuery(readHousehold, { params: { householdId } })
  const code = household.data?.cards.find((card) => !card.revokedAt)?.code
  return (
    <Frame
      title={household.data ? `${household.data.name}的户码卡` : '户码卡'}
      footer={
        code && canPrint() ? (
          <Button icon="printer" onPress={printPage}>
            打印这张卡
          </Button>
        ) : undefined
      }
    >
      <Remote of={household}>
        {(data) =>
          code ? (
            <>
              <PaperCard household={data} code={code} />
              <View className="soft screen-only">
                {canPrint() ? '打印出来剪下,过塑后交给这一户。' : '要打印,请在电脑上打开这一页。'}
                卡上没有名字;丢了可以作废,再发一张。
              </View>
            </>
          ) : (
            <NoCard />
          )
        }
      </Remote>
    </Frame>
  )
}

export default HouseholdCardPage
