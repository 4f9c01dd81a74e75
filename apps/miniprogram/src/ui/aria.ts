/** What an element tells somebody who does not see it; the names are those of WAI-ARIA without `aria-`. */
export interface Aria {
  readonly role?: string | undefined
  readonly label?: string | undefined
  readonly describedby?: string | undefined
  readonly hidden?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly checked?: boolean | undefined
  readonly selected?: boolean | undefined
  readonly expanded?: boolean | undefined
  readonly pressed?: boolean | undefined
  readonly current?: 'page' | 'step' | undefined
  readonly live?: 'polite' | 'assertive' | undefined
  readonly busy?: boolean | undefined
  readonly modal?: boolean | undefined
  readonly level?: number | undefined
  readonly invalid?: boolean | undefined
  readonly required?: boolean | undefined
  readonly valuenow?: number | undefined
  readonly valuemin?: number | undefined
  readonly valuemax?: number | undefined
}

const onWeb = process.env.TARO_ENV === 'h5'

// The browser wants `role` and `aria-label`; Taro's WeChat templates know `ariaRole` and `ariaLabel`.
const nameOf = (name: string): string => {
  if (!onWeb) return `aria${name.charAt(0).toUpperCase()}${name.slice(1)}`
  return name === 'role' ? 'role' : `aria-${name}`
}

/** Attributes to spread on a View, Text or Image: `<View {...aria({ role: 'status', live: 'polite' })}>`. */
export const aria = (says: Aria): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(says)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [nameOf(name), String(value)]),
  )
