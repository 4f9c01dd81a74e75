import { View } from '@tarojs/components'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import {
  configureVillage,
  type NameMasking,
  type PeriodRule,
  type Ranking,
  readVillage,
  type Village,
  VillageSettings,
} from '@village-points/shared/villages/contract.ts'
import { useDraft } from '../platform/draft'
import { type FieldProblems, fieldProblems, refusedFields, useProblems } from '../platform/field-problems'
import { useQuery } from '../platform/query'
import { useWrite } from '../platform/write'
import { amountOf } from '../ui/amount-field'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Field } from '../ui/field'
import { FieldTrouble } from '../ui/field-trouble'
import { Frame } from '../ui/frame'
import { notify } from '../ui/notices'
import { Remote } from '../ui/remote'
import { RestoredNote } from '../ui/restored-note'
import { WriteFailure } from '../ui/states'
import { Stepper } from '../ui/stepper'
import { DeductionChoice } from './deduction-choice'
import { MaskingChoice } from './masking-choice'
import { PeriodChoice } from './period-choice'
import { QuietChoice } from './quiet-choice'
import { RankingChoice, starPointsOf } from './ranking-choice'
import { VillagersGroups } from './villagers-groups'

interface SettingsDraft {
  readonly telephone: string
  readonly objectionTelephone: string
  readonly publicityDays: number
  readonly yuanPerPoint: string
  readonly nameMasking: NameMasking
  readonly periodRule: PeriodRule
  readonly periodNoticeDays: number
  readonly quietFromHour: number
  readonly quietUntilHour: number
  readonly deductionCeiling: number
  readonly repairDays: number
  readonly ranking: Ranking
  readonly starPoints: string
}

const inputOf = (draft: SettingsDraft): VillageSettings => ({
  telephone: draft.telephone,
  ...(draft.objectionTelephone.trim() ? { objectionTelephone: draft.objectionTelephone } : {}),
  publicityDays: draft.publicityDays,
  yuanPerPoint: amountOf(draft.yuanPerPoint),
  nameMasking: draft.nameMasking,
  periodRule: draft.periodRule,
  periodNoticeDays: draft.periodNoticeDays,
  quietFromHour: draft.quietFromHour,
  quietUntilHour: draft.quietUntilHour,
  deductionCeiling: draft.deductionCeiling,
  repairDays: draft.repairDays,
  ranking: draft.ranking,
  starPoints: starPointsOf(draft.starPoints),
})

const EXAMPLE_POINTS = 100

const worth = (typed: string): string | undefined => {
  const yuan = amountOf(typed)
  if (!Number.isFinite(yuan) || yuan <= 0) return undefined
  return `100 分换得到 ${formatPoints(Math.round(yuan * EXAMPLE_POINTS * 100) / 100)} 元的东西`
}

/** Of one of the stars, or of all of them. */
const starProblemOf = (problems: FieldProblems): string | undefined =>
  Object.entries(problems).find(([path]) => path.startsWith('starPoints'))?.[1]

interface SettingsFieldsProps {
  readonly value: SettingsDraft
  readonly problems: FieldProblems
  readonly onChange: (part: Partial<SettingsDraft>) => void
}

const SettingsFields = ({ value, problems, onChange }: SettingsFieldsProps) => (
  <>
    <Card>
      <View className="stack">
        <Field
          label="村里电话"
          kind="phone"
          hint="每一页底下都有,村民有事打这个"
          value={value.telephone}
          maxLength={20}
          error={problems.telephone}
          onChange={(telephone) => onChange({ telephone })}
        />
        <Field
          label="提意见的电话"
          kind="phone"
          hint="印在公示榜上。不填就用村里电话"
          value={value.objectionTelephone}
          maxLength={20}
          error={problems.objectionTelephone}
          onChange={(objectionTelephone) => onChange({ objectionTelephone })}
        />
        <Field
          label="每分值多少钱(元)"
          kind="number"
          hint={worth(value.yuanPerPoint)}
          value={value.yuanPerPoint}
          maxLength={8}
          error={problems.yuanPerPoint}
          onChange={(yuanPerPoint) => onChange({ yuanPerPoint })}
        />
        <View className="field">
          <View className="field-label">公示几天</View>
          <Stepper
            label="公示几天"
            least={3}
            most={7}
            unit="天"
            value={value.publicityDays}
            onChange={(publicityDays) => onChange({ publicityDays })}
          />
          <FieldTrouble words={problems.publicityDays} />
          <View className="field-hint">最少 3 天,最多 7 天</View>
        </View>
      </View>
    </Card>
    <PeriodChoice value={value} problem={problems.periodNoticeDays} onChange={onChange} />
    <QuietChoice value={value} onChange={onChange} />
    <DeductionChoice value={value} problems={problems} onChange={onChange} />
    <RankingChoice value={value} problem={starProblemOf(problems)} onChange={onChange} />
    <MaskingChoice chosen={value.nameMasking} onChoose={(nameMasking) => onChange({ nameMasking })} />
  </>
)

const Settings = ({ village }: { readonly village: Village }) => {
  const { settings, can } = village
  const draft = useDraft<SettingsDraft>('village-settings', {
    ...settings,
    objectionTelephone: settings.objectionTelephone ?? '',
    yuanPerPoint: String(settings.yuanPerPoint),
    starPoints: settings.starPoints.join(' '),
  })
  const configure = useWrite(configureVillage)
  const body = inputOf(draft.value)
  const { problems, isRight } = useProblems({
    ...fieldProblems(VillageSettings, body),
    ...(Number.isNaN(body.yuanPerPoint) ? { yuanPerPoint: '请写一个数,例如 0.5' } : {}),
  })
  const save = async () => {
    if (!isRight() || !(await configure.send({ body }))) return
    notify('村设置存好了')
  }
  return (
    <Frame
      title="村设置"
      end={<View className="soft">{`${village.townName} · ${village.name}`}</View>}
      footer={
        can.configure && (
          <>
            <WriteFailure of={configure} />
            <Button isBusy={configure.isBusy} onPress={save}>
              存好村设置
            </Button>
          </>
        )
      }
    >
      <RestoredNote of={draft} />
      <SettingsFields
        value={draft.value}
        problems={{ ...problems, ...refusedFields(configure.error) }}
        onChange={draft.change}
      />
      <VillagersGroups groups={village.groups} mayAdd={can.configure} />
    </Frame>
  )
}

/** 村设置: what a village decides for itself. */
const SettingsPage = () => {
  const village = useQuery(readVillage, {})
  if (village.data) return <Settings village={village.data} />
  return (
    <Frame title="村设置">
      <Remote of={village}>{() => null}</Remote>
    </Frame>
  )
}

export default SettingsPage
