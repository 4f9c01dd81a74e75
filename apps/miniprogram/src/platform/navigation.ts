import Taro, { useDidHide, useDidShow, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { now } from './clock'
import type { Route, RouteInput, Routes } from './routes'
import { keep, readKept } from './storage'

const MOST_PAGES = 9

const urlOf = (route: Route, input: Readonly<Record<string, string | undefined>> = {}): string => {
  const pairs = Object.entries(input).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return `/${route}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
}

/** A page's address on paper, for a telephone's own camera; the village's web app is at `publicAddress`. */
export const webAddressOf = <R extends Route>(publicAddress: string, route: R, ...[input]: RouteInput<R>): string =>
  `${publicAddress}/#${urlOf(route, input)}`

/** How somebody learns that a page did not come; the app says it on the page that is still there. */
let tellMissing: (words: string) => void = () => undefined

const MISSING = '这一页没打开。请连上网,再点一次。'

const reportFailure = (opening: Promise<unknown>): void => {
  opening.catch((failure: unknown) => {
    console.error('a page did not open', failure)
    tellMissing(MISSING)
  })
}

/** Whether the last page was put on top of another, which the browser then remembers. */
let isOnTop = false

const RELOADED_KEY = 'reloaded-at'
const RELOAD_PAUSE_MS = 60_000

/** A new version took the old pages away; asked once, lest a server in trouble be asked for ever. */
const reloadOnce = (): boolean => {
  if (now() - (readKept<number>(RELOADED_KEY) ?? 0) < RELOAD_PAUSE_MS) return false
  keep(RELOADED_KEY, now())
  window.location.reload()
  return true
}

/** A page of the web app comes when it is asked for; without this, nothing at all would happen when it does not. */
export const watchMissingPages = (tell: (words: string) => void): void => {
  tellMissing = tell
  if (process.env.TARO_ENV !== 'h5') return
  window.addEventListener('unhandledrejection', (event) => {
    const { name, code } = (event.reason ?? {}) as { name?: string; code?: string }
    if (name !== 'ChunkLoadError' && code !== 'CSS_CHUNK_LOAD_FAILED') return
    event.preventDefault()
    if (navigator.onLine && reloadOnce()) return
    tellMissing(MISSING)
    // The address is already that of the page that did not come.
    if (isOnTop) window.history.back()
    isOnTop = false
  })
}

/** Opens a page on top. WeChat stacks at most ten, so a deep walk replaces the top one. */
export const go = <R extends Route>(route: R, ...[input]: RouteInput<R>): void => {
  const url = urlOf(route, input)
  isOnTop = Taro.getCurrentPages().length <= MOST_PAGES
  reportFailure(isOnTop ? Taro.navigateTo({ url }) : Taro.redirectTo({ url }))
}

/** Opens a page in place of this one, so that back does not return here (a finished step). */
export const replace = <R extends Route>(route: R, ...[input]: RouteInput<R>): void => {
  isOnTop = false
  reportFailure(Taro.redirectTo({ url: urlOf(route, input) }))
}

/** Opens a page as the only one: tabs, another role. */
export const restart = <R extends Route>(route: R, ...[input]: RouteInput<R>): void => {
  isOnTop = false
  reportFailure(Taro.reLaunch({ url: urlOf(route, input) }))
}

/** Goes back; a page opened by a link or a scan has nothing behind it and goes home. */
export const back = (): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else restart('home/index')
}

/** Whether there is a page behind this one. */
export const hasPageBehind = (): boolean => Taro.getCurrentPages().length > 1

/** What this page was opened with; everything may be missing when somebody typed the address. */
export const useRouteInput = <R extends Route>(_route: R): Readonly<Partial<Routes[R]>> => {
  const { params } = useRouter()
  const [input] = useState(() =>
    Object.fromEntries(Object.entries(params).flatMap(([name, value]) => (value ? [[name, decodeSafely(value)]] : []))),
  )
  return input as Partial<Routes[R]>
}

const decodeSafely = (value: string): string => {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** Whether this page is the one in front. */
export const useIsInFront = (): boolean => {
  const [isInFront, setInFront] = useState(true)
  useDidShow(() => setInFront(true))
  useDidHide(() => setInFront(false))
  return isInFront
}

/** Names the page for the browser's tab and for screen readers. */
export const namePage = (title: string): void => {
  if (process.env.TARO_ENV === 'h5') document.title = `${title} · 村积分`
}

/** The address of the page in front, `home/index`. */
export const currentRoute = (): string => {
  const path = Taro.getCurrentInstance().router?.path ?? ''
  return path.replace(/^\//, '').replace(/\?.*$/, '')
}
