import { printEntry, printStatement } from '@village-points/shared/ledger/contract.ts'
import { formatMonth, type Month } from '@village-points/shared/platform/village-day.ts'
import { useAttempt } from '../platform/attempt'
import { download } from '../platform/files'
import { Button } from '../ui/button'
import { WriteFailure } from '../ui/states'

/** A household's month as a paper to keep: the web saves it, WeChat opens it. */
export const StatementPaper = ({ householdId, month }: { readonly householdId: string; readonly month: Month }) => {
  const name = `${formatMonth(month)}积分明细`
  const paper = useAttempt(() => download(printStatement, { params: { householdId }, query: { month } }, `${name}.pdf`))
  return (
    <>
      <Button
        kind="plain"
        icon="printer"
        isCompact
        label={`打印${name}`}
        isBusy={paper.isBusy}
        onPress={() => paper.send(undefined)}
      >
        打印
      </Button>
      <WriteFailure of={paper} />
    </>
  )
}

/** How one entry came about, as a paper for whoever asks why. */
export const EntryPaper = ({
  householdId,
  transferId,
}: {
  readonly householdId: string
  readonly transferId: string
}) => {
  const paper = useAttempt(() => download(printEntry, { params: { householdId, transferId } }, '这一分怎么来的.pdf'))
  return (
    <>
      <Button kind="plain" icon="printer" isBusy={paper.isBusy} onPress={() => paper.send(undefined)}>
        打印这一笔
      </Button>
      <WriteFailure of={paper} />
    </>
  )
}
