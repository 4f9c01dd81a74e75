import { View } from '@tarojs/components'
import type { Month } from '@village-points/shared/platform/village-day.ts'
import { concernNames, concernWords, listConcerns } from '@village-points/shared/supervision/contract.ts'
import { go } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { List } from '../ui/list'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Empty } from '../ui/states'

/** Facts of a month that deserve a look; each opens the latest entry it is about. */
export const Concerns = ({ month }: { readonly month: Month }) => {
  const found = useQuery(listConcerns, { params: { month } })
  return (
    <Remote
      of={found}
      isEmpty={({ concerns }) => concerns.length === 0}
      empty={<Empty title="没有特别要留意的">给亲戚记、夜里记、撤回又重记,账上有了就列在这里。</Empty>}
    >
      {({ concerns }) => (
        <>
          <List rows={concerns} keyOf={(one) => `${one.kind} ${concernWords(one)}`} title="值得留意的事">
            {(one) => (
              <Row
                title={concernNames[one.kind]}
                detail={concernWords(one)}
                onPress={() =>
                  go('ledger/entry', { entryId: one.latest.transferId, householdId: one.latest.householdId })
                }
              />
            )}
          </List>
          <View className="soft">这些只是账上的事实,不是说谁有错。点开看最近一笔。</View>
        </>
      )}
    </Remote>
  )
}
