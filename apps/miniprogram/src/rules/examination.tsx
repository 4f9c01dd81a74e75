import type { Rulebook } from '@village-points/shared/rules/contract.ts'
import { go } from '../platform/navigation'
import { Card } from '../ui/card'
import { Row } from '../ui/row'

/** The three ways to look hard at a version: against the law, against the version before, against the past. */
export const Examination = ({ rulebook }: { readonly rulebook: Rulebook }) => {
  const { rulebookId, version, can } = rulebook
  return (
    <Card hasRows title="看一看这版">
      <Row
        icon="shield"
        title="合不合法"
        detail="一条一条看,不妥的给出换法"
        onPress={() => go('rules/lawfulness', { rulebookId })}
      />
      {version > 1 && (
        <Row
          icon="list"
          title="和上一版比"
          detail="加了、改了、去掉了哪些"
          onPress={() => go('rules/comparison', { rulebookId })}
        />
      )}
      {can.try && (
        <Row
          icon="pencil"
          title="照过去试算"
          detail="谁多谁少,要花多少钱"
          onPress={() => go('rules/trial', { rulebookId })}
        />
      )}
    </Card>
  )
}
