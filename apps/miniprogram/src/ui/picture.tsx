import { Image } from '@tarojs/components'
import { aria } from './aria'

interface PictureProps {
  readonly src: string
  /** What it shows; empty when words beside it say the same. */
  readonly label: string
  readonly className: string
  readonly mode?: 'scaleToFill' | 'aspectFill' | 'aspectFit'
}

/** A picture that says what it shows, in WeChat and in a browser. */
export const Picture = ({ src, label, className, mode = 'aspectFill' }: PictureProps) => {
  const says = process.env.TARO_ENV === 'h5' ? { nativeProps: { alt: label } } : aria({ role: 'img', label })
  return <Image className={className} src={src} mode={mode} {...says} />
}
