import { View } from '@tarojs/components'

const DOT = ' · '

/** The parts hold together: their own spaces do not break, and the dot stays with the part before it. */
const heldTogether = (text: string): string =>
  text
    .split(DOT)
    .map((part) => part.replace(/ /g, '\u00a0'))
    .join('\u00a0· ')

/** A soft line under a title. `二组3号 · 11月22日 · 王会计记` breaks only after a dot, never inside a date or a name. */
export const Detail = ({ children }: { readonly children: string }) =>
  children.includes(DOT) ? (
    <View className="soft parts">{heldTogether(children)}</View>
  ) : (
    <View className="soft">{children}</View>
  )
