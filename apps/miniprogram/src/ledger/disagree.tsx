import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../ui/button'
import { Sheet } from '../ui/sheet'
import { TelephoneButton } from '../ui/telephone-line'

/** 我有意见: for now it reaches the village by telephone, and says so. */
export const Disagree = ({ sequence }: { readonly sequence: number }) => {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" icon="talk" onPress={() => setOpen(true)}>
        我有意见
      </Button>
      {isOpen && (
        <Sheet title="对这一分有意见?" onClose={() => setOpen(false)}>
          <View>在手机上写意见还没有开通。请给村里打电话,报上“账上第 {sequence} 笔”,村里查清楚了答复您。</View>
          <View className="soft">记错了会再记一笔更正,原来那一笔也留着。提意见不会影响您家别的分。</View>
          <TelephoneButton />
          <Button kind="plain" onPress={() => setOpen(false)}>
            先不打
          </Button>
        </Sheet>
      )}
    </>
  )
}
