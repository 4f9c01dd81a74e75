/** The one place that asks what time it is, in milliseconds since 1970. */
export const now = (): number => Date.now()

/** Waits the given milliseconds. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
