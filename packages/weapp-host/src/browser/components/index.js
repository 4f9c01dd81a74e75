import { button, label } from './button.js'
import { checkbox, checkboxGroup, radio, radioGroup, switchControl } from './choices.js'
import { canvas, navigator, pageMeta, progress, richText, slider } from './content.js'
import { form } from './form.js'
import { image } from './image.js'
import { picker } from './picker.js'
import { scrollView } from './scrolling.js'
import { swiper, swiperItem } from './swiper.js'
import { input, textarea } from './text-fields.js'

const plain = {}

/** Every built-in the host has; the conformance table must agree. */
export const builtins = {
  button,
  canvas,
  checkbox,
  'checkbox-group': checkboxGroup,
  'cover-image': image,
  'cover-view': plain,
  form,
  icon: plain,
  image,
  input,
  label,
  'navigation-bar': plain,
  navigator,
  'page-meta': pageMeta,
  picker,
  progress,
  radio,
  'radio-group': radioGroup,
  'rich-text': richText,
  'root-portal': plain,
  'scroll-view': scrollView,
  slider,
  swiper,
  'swiper-item': swiperItem,
  switch: switchControl,
  text: plain,
  textarea,
  view: plain,
}
