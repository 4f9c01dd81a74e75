import { View } from '@tarojs/components'
import { type EntryTrail, readEntry } from '@village-points/shared/ledger/contract.ts'
import { stepsOf } from '@village-points/shared/ledger/entry-steps.ts'
import { dayOf, figureOf, figureWords, spokenEntry } from '@village-points/shared/ledger/entry-words.ts'
import { formatPoints, formatSignedPoints } from '@village-points/shared/platform/points.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { EvidencePhotos } from '../declarations/evidence-photos'
import { now } from '../platform/clock'
import { go, replace, useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { useActingRole } from '../platform/session'
import { Card } from '../ui/card'
import { classes } from '../ui/classes'
import { Frame } from '../ui/frame'
import { ReadAloud } from '../ui/read-aloud'
import { Remote } from '../ui/remote'
import { Pair, Row } from '../ui/row'
import { Empty, Skeleton } from '../ui/states'
import { Steps } from '../ui/steps'
import { Disagree, Objections } from './disagree'
import { EntrySeal } from './entry-row'
import { EntryPaper } from './paper'
import './ledger.css'
import { LogMark } from './log-mark'

const spokenTrail = (trail: EntryTrail, today: string): string => {
  const { rule, reversedBy } = trail
  const ground = rule ? `依据积分细则第 ${rule.clause} 条。` : ''
  const undone = reversedBy ? `后来${reversedBy.actorName}撤回了,原因:${reversedBy.reason}。` : ''
  const way = trail.way.length > 0 ? `${trail.way.map(({ title }) => title).join(',')}。` : ''
  return `${trail.household.name}。${spokenEntry(trail.entry, today)}${way}${ground}${undone}`
}

/** What and how much, with the sign said in words. */
const Head = ({ trail }: { readonly trail: EntryTrail }) => {
  const { entry, household } = trail
  const today = villageDayOf(now())
  const figure = figureOf(entry)
  return (
    <Card>
      <View className="line">
        <View className="grow">
          <View className={classes('heading', entry.isReversed && 'entry-gone')}>{entry.title}</View>
          <View className="soft">{`${household.name} · ${dayOf(entry, today)}`}</View>
        </View>
        {figure !== undefined && (
          <View
            className={classes('number entry-figure', figure < 0 ? 'minus' : 'plus', entry.isReversed && 'entry-gone')}
          >
            {formatSignedPoints(figure)}
          </View>
        )}
      </View>
      <View className="line-wrap entry-said">
        <View className="grow">{figureWords(entry)}</View>
        <EntrySeal entry={entry} />
        <ReadAloud text={() => spokenTrail(trail, today)} name="念给我听" />
      </View>
    </Card>
  )
}

/** The three figures as this line left them. */
const Effects = ({ trail }: { readonly trail: EntryTrail }) => {
  const { entry } = trail
  return (
    <Card>
      {entry.availablePoints !== 0 && <Pair name="可用">{`${formatSignedPoints(entry.availablePoints)} 分`}</Pair>}
      {entry.heldPoints !== 0 && <Pair name="冻结">{`${formatSignedPoints(entry.heldPoints)} 分`}</Pair>}
      {entry.conductPoints !== 0 && <Pair name="表现">{`${formatSignedPoints(entry.conductPoints)} 分`}</Pair>}
      {entry.availableAfter !== undefined && <Pair name="之后可用">{`${formatPoints(entry.availableAfter)} 分`}</Pair>}
    </Card>
  )
}

/** Where to look further: the clause, the order, the line that took this one back. */
const Grounds = ({ trail }: { readonly trail: EntryTrail }) => {
  const { entry, rule, redemptionId, reverses, reversedBy, household } = trail
  const open = (entryId: string) => replace('ledger/entry', { entryId, householdId: household.householdId })
  if (!rule && !redemptionId && !reverses && !reversedBy) return null
  return (
    <Card hasRows>
      {rule && (
        <Row
          icon="book"
          title={`依据:${rule.rulebookTitle} 第 ${rule.clause} 条`}
          detail={[rule.title !== entry.title && rule.title, rule.pointsText, rule.capsText]
            .filter(Boolean)
            .join(' · ')}
          onPress={() => go('rules/rulebook')}
        />
      )}
      {rule?.evidence && <Row icon="camera" title="要有凭据" detail={rule.evidence} />}
      {redemptionId && (
        <Row icon="bag" title="看换东西的这一单" onPress={() => go('rewards/redemption', { redemptionId })} />
      )}
      {reversedBy && <Row icon="undo" title="看撤回的那一笔" onPress={() => open(reversedBy.transferId)} />}
      {reverses && <Row icon="undo" title="看原来的那一笔" onPress={() => open(reverses.transferId)} />}
    </Card>
  )
}

/** 这一分怎么来的: one line of the account with everything it rests on. */
const Entry = () => {
  const role = useActingRole()
  const { entryId = '', householdId = role?.householdId ?? '' } = useRouteInput('ledger/entry')
  const isAsked = Boolean(entryId && householdId)
  const trail = useQuery(readEntry, { params: { householdId, transferId: entryId } }, { isReady: isAsked })
  const today = villageDayOf(now())
  return (
    <Frame title="这一分怎么来的" footer={trail.data && <Disagree trail={trail.data} />}>
      {!isAsked && (
        <Empty icon="list" title="没有找到这一笔">
          请回首页,从明细里点开这一笔。
        </Empty>
      )}
      {isAsked && (
        <Remote of={trail} skeleton={<Skeleton hasHero />}>
          {(data) => (
            <>
              <Head trail={data} />
              <Card>
                <Steps steps={stepsOf(data, today)} />
              </Card>
              <EvidencePhotos photoIds={data.photoIds} />
              {data.declarationId && <Objections declarationId={data.declarationId} />}
              <Grounds trail={data} />
              <Effects trail={data} />
              <LogMark trail={data} />
              <EntryPaper householdId={householdId} transferId={entryId} />
            </>
          )}
        </Remote>
      )}
    </Frame>
  )
}

export default Entry
