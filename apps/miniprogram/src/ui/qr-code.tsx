import { View } from '@tarojs/components'
import makeQr from 'qrcode-generator'
import { useMemo } from 'react'
import { Picture } from './picture'
import { svgAddress } from './svg'

const QUIET = 2

/** Runs of dark squares as one path: a tenth of the size of a square each. */
const draw = (text: string): string => {
  const code = makeQr(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  let path = ''
  for (let y = 0; y < count; y++) {
    for (let x = 0, run = 0; x <= count; x++) {
      if (x < count && code.isDark(y, x)) run++
      else if (run > 0) {
        path += `M${x - run + QUIET} ${y + QUIET}h${run}v1h-${run}z`
        run = 0
      }
    }
  }
  const size = count + 2 * QUIET
  return svgAddress(size, size, `<path d="${path}" fill="#000"/>`, 'shape-rendering="crispEdges"')
}

interface QrCodeProps {
  readonly text: string
  /** What it is for: 取货码 628 415. */
  readonly label: string
}

/** A square code to be scanned, on white, with room around it. */
export const QrCode = ({ text, label }: QrCodeProps) => {
  const src = useMemo(() => draw(text), [text])
  return (
    <View className="qr">
      <Picture className="qr-picture" src={src} label={label} mode="scaleToFill" />
    </View>
  )
}
