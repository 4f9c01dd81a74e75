import { run } from './app-events.js'

/** The channel between a page and the one it opened. */
export class EventChannel {
  #listeners = new Map()

  constructor(events = {}) {
    for (const [name, listener] of Object.entries(events)) this.on(name, listener)
  }

  on(name, listener) {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener])
  }

  once(name, listener) {
    const wrapped = (...values) => {
      this.off(name, wrapped)
      listener(...values)
    }
    this.on(name, wrapped)
  }

  off(name, listener) {
    const kept = listener ? (this.#listeners.get(name) ?? []).filter((candidate) => candidate !== listener) : []
    this.#listeners.set(name, kept)
  }

  emit(name, ...values) {
    for (const listener of this.#listeners.get(name) ?? []) run(listener, undefined, ...values)
  }
}
