/** Replaces rpx and vh lengths, in wxss files (Node) and inline styles (browser) alike. */
export function replaceUnits(css) {
  return css.replace(/(-?\d*\.?\d+)rpx\b/g, 'calc(var(--rpx)*$1)').replace(/(-?\d*\.?\d+)vh\b/g, 'calc(var(--vh)*$1)')
}
