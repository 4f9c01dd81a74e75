/** Whether this screen has a printer behind it: a desk's browser. */
export const canPrint = (): boolean => process.env.TARO_ENV === 'h5' && typeof window.print === 'function'

/** Prints the page as it stands; what is only for the screen stays away (`screen-only`). */
export const printPage = (): void => {
  if (canPrint()) window.print()
}
