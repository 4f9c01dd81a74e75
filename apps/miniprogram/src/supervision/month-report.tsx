import { View } from '@tarojs/components'
import { formatMonth, formatPartOfDay, type Month } from '@village-points/shared/platform/village-day.ts'
import {
  makeReport,
  printReport,
  type Report,
  readReport,
  signReport,
} from '@village-points/shared/supervision/contract.ts'
import { groupsOf } from '../ledger/log-words'
import { useAttempt } from '../platform/attempt'
import { useDraft } from '../platform/draft'
import { download } from '../platform/files'
import { useQuery } from '../platform/query'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Field } from '../ui/field'
import { notify } from '../ui/notices'
import { Remote } from '../ui/remote'
import { Pair } from '../ui/row'
import { Empty, WriteFailure } from '../ui/states'

const Written = ({ report }: { readonly report: Report }) => {
  const { content, digest, signatures, waitingFor } = report
  const { wrong, concerns } = content
  return (
    <>
      <Pair name="抽查">{`抽了 ${content.sampleSize} 笔,看了 ${content.checked} 笔,${wrong.length} 笔有问题`}</Pair>
      {wrong.map((one) => (
        <Pair key={one.sequence} name={`第 ${one.sequence} 笔`}>{`${one.title}:${one.words}(${one.foundBy})`}</Pair>
      ))}
      <Pair name="值得留意">{concerns.length === 0 ? '没有' : `${concerns.length} 件,只是账上的事实`}</Pair>
      {concerns.map((words) => (
        <View key={words}>{words}</View>
      ))}
      {content.words && <Pair name="说明">{content.words}</Pair>}
      <Pair name="谁写的">{`${content.madeBy},${formatPartOfDay(content.madeAt)}`}</Pair>
      <Pair name="报告指纹">{groupsOf(digest).join(' ')}</Pair>
      {signatures.map(({ name, signedAt }) => (
        <Pair key={name} name="已签字">{`${name},${formatPartOfDay(signedAt)}`}</Pair>
      ))}
      {waitingFor.length > 0 && <Pair name="还没签">{waitingFor.join('、')}</Pair>}
    </>
  )
}

const Paper = ({ month }: { readonly month: Month }) => {
  const name = `${formatMonth(month)}积分监督报告.pdf`
  const paper = useAttempt(() => download(printReport, { params: { month } }, name))
  return (
    <>
      <Button kind="plain" icon="printer" isBusy={paper.isBusy} onPress={() => paper.send(undefined)}>
        打印报告
      </Button>
      <WriteFailure of={paper} />
    </>
  )
}

const Sign = ({ month, report }: { readonly month: Month; readonly report: Report }) => {
  const write = useWrite(signReport)
  const sign = async () => {
    if (await write.send({ params: { month }, body: { digest: report.digest } })) notify('签好了')
  }
  return (
    <>
      <WriteFailure of={write} />
      <Button isBusy={write.isBusy} onPress={sign}>
        我看过了,签字
      </Button>
    </>
  )
}

const Make = ({ month, isAgain }: { readonly month: Month; readonly isAgain: boolean }) => {
  const draft = useDraft(`supervision-report:${month}`, { words: '' })
  const write = useWrite(makeReport)
  const make = async () => {
    if (!(await write.send({ params: { month }, body: draft.value }))) return
    draft.clear()
    notify('报告写好了,请每个人看过签字')
  }
  return (
    <>
      <Field
        label="说明"
        placeholder="有什么要跟大家说的,可以不写"
        value={draft.value.words}
        maxLength={1000}
        onChange={(words) => draft.change({ words })}
      />
      <WriteFailure of={write} />
      <Button kind="quiet" isBusy={write.isBusy} onPress={make}>
        {isAgain ? '重写报告' : '写这个月的报告'}
      </Button>
    </>
  )
}

/** The report of a month: written from what was found, signed by each supervisor, printed. */
export const MonthReport = ({ month }: { readonly month: Month }) => {
  const asked = useQuery(readReport, { params: { month } })
  return (
    <Remote of={asked}>
      {({ report, can }) =>
        report || can.make ? (
          <Card title={`${formatMonth(month)}监督报告`}>
            <View className="stack">
              {report && <Written report={report} />}
              {report && can.sign && <Sign month={month} report={report} />}
              {report && <Paper month={month} />}
              {can.make && <Make month={month} isAgain={report !== undefined} />}
            </View>
          </Card>
        ) : (
          <Empty icon="shield" title="这个月还没有报告">
            村务监督看完抽查,写好报告、签了字,就在这里。
          </Empty>
        )
      }
    </Remote>
  )
}
