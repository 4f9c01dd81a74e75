/** How a sensitive word is written when it should not be seen. */
interface Spelling {
  readonly word: string
  readonly syllables: readonly { readonly sound: string; readonly alike?: string }[]
  /** The first letters alone, where they stand for nothing else in a rulebook. */
  readonly initials?: string
}

/** `上尚=shang 访仿坊=fang | sf`: characters of the same sound behind the right one, initials behind the bar. */
const spelling = (line: string): Spelling => {
  const [body = '', initials] = line.split('|').map((part) => part.trim())
  const parts = body.split(' ').map((part) => part.split('='))
  return {
    word: parts.map(([characters = '']) => [...characters][0]).join(''),
    syllables: parts.map(([characters = '', sound = '']) => {
      const alike = [...characters].slice(1).join('')
      return alike ? { sound, alike } : { sound }
    }),
    ...(initials ? { initials } : {}),
  }
}

export const spellings: readonly Spelling[] = [
  '反=fan 映应=ying',
  '热=re 线=xian',
  '谣遥摇=yao 言=yan',
  '教=jiao 堂=tang',
  '拜=bai 佛=fo',
  '艾=ai 滋=zi',
  '抑=yi 郁=yu',
  '乙=yi 肝=gan',
  '补=bu 贴=tie',
  '党=dang 员=yuan',
  '怀=huai 孕=yun',
  '离=li 婚=hun',
  '抖=dou 音=yin',
  '朋=peng 友=you 圈=quan | pyq',
  '成=cheng 绩=ji',
  '上尚=shang 访仿坊纺=fang | sf',
  '信=xin 访仿坊纺=fang | xf',
  '投=tou 诉=su',
  '举=ju 报=bao',
  '告=gao 状壮=zhuang',
  '维唯=wei 权=quan',
  '造=zao 谣摇=yao',
  '信=xin 教=jiao',
  '基=ji 督都=du',
  '邪=xie 教=jiao',
  '祷=dao 告=gao',
  '吸=xi 毒独=du | xd',
  '戒=jie 毒独=du',
  '涉=she 毒独=du',
  '精=jing 神=shen 病=bing | jsb',
  '残=can 疾=ji',
  '坐做=zuo 牢=lao',
  '判=pan 刑=xing',
  '前=qian 科=ke',
  '罚法=fa 款=kuan',
  '低抵=di 保=bao',
  '连=lian 坐座=zuo',
  '株=zhu 连=lian',
  '高=gao 考=kao',
  '中=zhong 考=kao',
  '政=zheng 治=zhi',
  '超=chao 生=sheng',
  '计=ji 划=hua 生=sheng 育=yu | jhsy',
  '二=er 胎台=tai',
  '三=san 胎台=tai',
  '结=jie 扎=za',
].map(spelling)
