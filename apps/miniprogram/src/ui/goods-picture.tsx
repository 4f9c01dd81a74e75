import { View } from '@tarojs/components'
import { aria } from './aria'
import { classes } from './classes'
import { Icon, type IconName } from './icon'
import { Picture } from './picture'

type Ground = 'grain' | 'oil' | 'clean' | 'other'

/** Words in a thing's name, the first that fits decides; a village's own goods find a drawing too. */
const drawings: readonly (readonly [RegExp, IconName, Ground])[] = [
  [/酱油|醋|料酒|蚝油/, 'soy', 'oil'],
  [/洗洁精|洗衣液|洗发|沐浴|消毒|洁厕/, 'detergent', 'clean'],
  [/[食花豆菜香]?.?油/, 'oil', 'oil'],
  [/大米|小米|稻|杂粮|粮/, 'rice', 'grain'],
  [/面粉|白面/, 'flour', 'grain'],
  [/挂面|面条|方便面|粉丝/, 'noodle', 'grain'],
  [/蛋/, 'egg', 'grain'],
  [/盐|糖|味精/, 'salt', 'other'],
  [/香皂|肥皂|洗衣皂|皂/, 'soap', 'clean'],
  [/洗衣粉/, 'detergent', 'clean'],
  [/毛巾|浴巾|床单|被/, 'towel', 'clean'],
  [/纸/, 'paper', 'other'],
  [/牙[膏刷]/, 'toothbrush', 'clean'],
  [/盆|桶|碗|锅/, 'basin', 'other'],
  [/杯|壶|茶/, 'cup', 'other'],
  [/理发|剪发|剪刀/, 'scissors', 'other'],
  [/农机|耕|拖拉机|收割|旋地/, 'tractor', 'grain'],
  [/铅笔|文具|书包|笔/, 'pencil', 'other'],
  [/本子|作业本|练习本|图书|书/, 'book', 'other'],
  [/灯|电池|手电/, 'lamp', 'oil'],
  [/铁锹|锄|农具|种子|化肥/, 'shovel', 'grain'],
  [/扫[帚把]|拖把/, 'broom', 'clean'],
]

const drawingFor = (name: string): readonly [IconName, Ground] => {
  const found = drawings.find(([words]) => words.test(name))
  return found ? [found[1], found[2]] : ['gift', 'other']
}

interface GoodsPictureProps {
  readonly name: string
  /** The village's own photograph; a drawing stands in for it. */
  readonly url?: string | undefined
  /** A square beside words instead of a band above them. */
  readonly isSmall?: boolean
}

/** A thing of the shop: its photograph, or a drawing found by its name. The name always stands beside it. */
export const GoodsPicture = ({ name, url, isSmall = false }: GoodsPictureProps) => {
  const [icon, ground] = drawingFor(name)
  return (
    <View className={classes('goods', `goods-${ground}`, isSmall && 'goods-small')} {...aria({ hidden: true })}>
      {url ? <Picture className="goods-picture" src={url} label="" /> : <Icon name={icon} />}
    </View>
  )
}
