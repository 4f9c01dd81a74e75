import { awardOffer, deductionOffer, type Prohibition } from '../prohibition.ts'

/** What a rule may contain, but the assembly should talk about. */
export const cautions: readonly Prohibition[] = [
  {
    category: 'legal_penalty',
    severity: 'warn',
    reason: '这是违法的事,由公安、法院来管。村里再扣一次分要慎重,最好只写劝导和报告。',
    source: '《治安管理处罚法》《刑法》(同一件事由法定机关处理)',
    lexicon: {},
    patterns: [
      {
        meanings: [
          '赌博|赌钱|聚赌|偷盗|盗窃|偷窃|盗伐|滥伐|酒驾|醉驾|家暴|家庭暴力|打架|斗殴|诈骗|传销|罂粟|虐待|嫖娼|卖淫',
        ],
        of: ['deduction'],
      },
    ],
    offer: awardOffer('平安建设', '劝导制止、及时报告不安全的事', '组长证明'),
  },
  {
    category: 'dignity',
    severity: 'warn',
    reason: '扣分只公开次数,不点名、不上黑榜。当众丢脸容易结怨,也伤名誉。',
    source: '《民法典》第一千零二十四条(名誉权);《个人信息保护法》第二十五条',
    lexicon: {},
    patterns: [
      {
        meanings: [
          '(?:全村|公开|村头|广场|大喇叭|广播|点名).{0,4}(?:批评|曝光|通报|检讨|示众)|黑榜|黑名单|示众|游街|写检讨|当众|上墙曝光|红黑榜',
        ],
      },
    ],
    offer: deductionOffer('提醒扣减', '提醒后限期没有改好', '照片和提醒单'),
  },
  {
    category: 'superstition',
    severity: 'warn',
    reason: '“迷信”的界限说不清,容易管到各人的信仰。写清具体的事,比如丧事从简、不在林边烧纸。',
    source: '《宪法》第三十六条',
    lexicon: {},
    patterns: [{ meanings: ['迷信'], unless: ['简办|从简|移风易俗'] }],
    offer: awardOffer('移风易俗', '红白事从简,不在林边烧纸', '评议小组评议'),
  },
  {
    category: 'party_activity',
    severity: 'warn',
    reason: '党内活动是党员的事,不是党员的人家得不到这些分。不如写他们为村里做的具体事。',
    source: '《宪法》第三十三条(人人平等)',
    lexicon: {},
    patterns: [{ meanings: ['主题党日|党课|党员大会|党组织生活'], of: ['award', 'honor'] }],
    offer: awardOffer('志愿服务', '带头参加义务劳动', '签到表'),
  },
  {
    category: 'unclear_deed',
    severity: 'warn',
    isAboutDeed: true,
    reason: '看不出扣的是哪件具体的事。只扣看得见、改得了的事,比如乱倒垃圾;不扣人说了什么、信什么、是什么人。',
    source: '《村民委员会组织法》(村规民约不得侵犯人身、民主和财产权利)',
    lexicon: {},
    patterns: [{ of: ['deduction'], faint: true, meanings: ['^.+$'] }],
    offer: deductionOffer('提醒扣减', '提醒后限期没有改好', '照片和提醒单'),
  },
  {
    category: 'unclear_deed',
    severity: 'warn',
    isAboutDeed: true,
    reason: '这写的是人家是什么样,不是做了什么事。积分只记做的事。',
    source: '《宪法》第三十三条(人人平等)',
    lexicon: {},
    patterns: [
      {
        of: ['award', 'honor'],
        meanings: [
          '^(?:家里|家中|全家|本户|祖辈|三代|孩子|子女)?.{0,2}(?:有|是|属于|没有?|无).{1,12}(?:户|家庭|的|人|员)$',
        ],
      },
    ],
    offer: awardOffer('志愿服务', '参加集体义务劳动', '签到表'),
  },
]
