import { formatPoints } from '@village-points/shared/platform/points.ts'
import type { Finding, RuleInput } from '@village-points/shared/rules/contract.ts'
import { plainWording } from './wording.ts'

/** Deductions may reach this share of what a book can give. */
const DEDUCTION_PERCENT = 30
/** A single clause this many times the usual one is out of scale. */
const SCALE = 8
/** So many clauses at least should be within reach of everybody. */
const REACHABLE = 3

const VILLAGE = '《村民委员会组织法》(村民自治、民主决策);农业农村部门关于积分制“以奖励为主”的指导意见'
const EQUAL = '《宪法》第三十三条(人人平等)'
const DISABLED = '《残疾人保障法》第三条(不得歧视残疾人)'

/** What a household can do from afar. */
const fromAfar =
  /建议|意见|表决|投票|捐|线上|网上|远程|视频|电话|孝|赡养|敬老|归还|失物|表彰|荣誉|就业|招商|引荐|返乡|代办|培训|参军|家风/
/** What a household can do that cannot work with its hands. */
const withoutStrength =
  /建议|意见|表决|投票|捐|会议|培训|学习|整洁|分类|庭院|孝|邻里|调解|失物|表彰|荣誉|举报|隐患|家风|和睦|节约/
const onlyPresent =
  /(?:仅限|只限|限于|必须是?).{0,6}(?:常住|在村|在家|住村)|外出(?:务工)?(?:户|人员|家庭|的)?.{0,6}(?:不计|不算|不加|不得|除外|扣)|(?:长期)?不在(?:家|村).{0,8}(?:扣|不计|不加|不得)/
const onlyStrong =
  /(?:仅限|只限|限于|必须是?).{0,6}(?:青壮年|壮劳力|劳力|身体健康|有劳动能力)|(?:老人|老弱|残疾|体弱).{0,6}(?:不计|不算|不加|不得参|除外)/

const pointsOf = ({ points }: RuleInput) => (points.kind === 'range' ? points.most : points.points)
const sum = (rules: readonly RuleInput[]) => rules.reduce((total, rule) => total + pointsOf(rule), 0)
const median = (amounts: readonly number[]) => amounts.toSorted((a, b) => a - b)[Math.floor(amounts.length / 2)] ?? 0

const warn = (finding: Omit<Finding, 'severity' | 'words'> & { words?: string }): Finding => ({
  words: '',
  ...finding,
  severity: 'warn',
})

const deductionShare = (rules: readonly RuleInput[]): Finding[] => {
  const given = sum(rules.filter(({ ruleClass }) => ruleClass !== 'deduction'))
  const taken = sum(rules.filter(({ ruleClass }) => ruleClass === 'deduction'))
  if (taken * 100 <= given * DEDUCTION_PERCENT) return []
  const reason = `扣分条目一共 ${formatPoints(taken)} 分,加分条目一共 ${formatPoints(given)} 分,扣的超过加的三成。积分要以鼓励为主。`
  return [warn({ category: 'deduction_share', reason, source: VILLAGE })]
}

const clauseWarnings = (rules: readonly RuleInput[]): Finding[] => {
  const usual = median(rules.map(pointsOf))
  return rules.flatMap((rule, at) => {
    const clause = at + 1
    const amount = formatPoints(pointsOf(rule))
    const deed = plainWording(rule.title)
    const present = onlyPresent.exec(deed)?.[0]
    const strong = onlyStrong.exec(deed)?.[0]
    return [
      ...(pointsOf(rule) > usual * SCALE
        ? [
            warn({
              clause,
              category: 'out_of_scale',
              words: `${amount} 分`,
              reason: `一次就 ${amount} 分,别的条目一般是 ${formatPoints(usual)} 分。一件事不要定一年的高低。`,
              source: VILLAGE,
              offer: { ...rule, points: { kind: 'fixed', points: usual } },
            }),
          ]
        : []),
      ...(rule.evidence === ''
        ? [
            warn({
              clause,
              category: 'evidence_missing',
              reason: '没写凭什么记分。写上签到表、照片或者谁证明,以后有人问才说得清。',
              source: VILLAGE,
              offer: { ...rule, evidence: '组长证明' },
            }),
          ]
        : []),
      ...(present
        ? [
            warn({
              clause,
              category: 'absent_households',
              words: present,
              reason: '在外打工的人家也是村里人,不能因为不在家就少一份。',
              source: EQUAL,
            }),
          ]
        : []),
      ...(strong
        ? [
            warn({
              clause,
              category: 'disabled_households',
              words: strong,
              reason: '老人、残疾人家干不了重活,要给他们别的办法,或者请人代做也算。',
              source: DISABLED,
            }),
          ]
        : []),
    ]
  })
}

const reach = (rules: readonly RuleInput[]): Finding[] => {
  const awards = rules.filter(({ ruleClass }) => ruleClass === 'award')
  const within = (able: RegExp) => awards.filter(({ title }) => able.test(plainWording(title))).length
  const [afar, weak] = [within(fromAfar), within(withoutStrength)]
  const few = Math.min(REACHABLE, awards.length)
  return [
    ...(afar < few
      ? [
          warn({
            category: 'absent_households',
            reason: `在外打工的人家做得到的只有 ${afar} 条。加几条不在家也能做的:提建议、表决、捐物、线上学习。`,
            source: EQUAL,
          }),
        ]
      : []),
    ...(weak < few
      ? [
          warn({
            category: 'disabled_households',
            reason: `老人、残疾人家做得到的只有 ${weak} 条。加几条不费力气的:开会、提建议、家里整洁、邻里和睦。`,
            source: DISABLED,
          }),
        ]
      : []),
  ]
}

/** What is lawful but may be unfair or too harsh. */
export const bookFindings = (rules: readonly RuleInput[]): Finding[] => [
  ...clauseWarnings(rules),
  ...deductionShare(rules),
  ...reach(rules),
]
