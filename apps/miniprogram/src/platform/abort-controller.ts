type Listener = () => void

/** What the query library needs of an abort signal, for script engines that have none. */
class AbortSignal {
  aborted = false
  private readonly listeners = new Set<Listener>()

  addEventListener(_kind: 'abort', listener: Listener) {
    this.listeners.add(listener)
  }

  removeEventListener(_kind: 'abort', listener: Listener) {
    this.listeners.delete(listener)
  }

  dispatch() {
    if (this.aborted) return
    this.aborted = true
    for (const listener of this.listeners) listener()
  }
}

/** Stands in for the web's AbortController in WeChat; put there by the build. */
export class AbortController {
  readonly signal = new AbortSignal()

  abort() {
    this.signal.dispatch()
  }
}
