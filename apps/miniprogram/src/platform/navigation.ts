import Taro, { useDidHide, useDidShow, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Route, RouteInput, Routes } from './routes'

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

const reportFailure = (opening: Promise<unknown>): void => {
  opening.catch((failure: unknown) => console.error('a page did not open', failure))
}

/** Opens a page on top. WeChat stacks at most ten, so a deep walk replaces the top one. */
export const go = <R extends Route>(route: R, ...[input]: RouteInput<R>): void => {
  const url = urlOf(route, input)
  reportFailure(Taro.getCurrentPages().length > MOST_PAGES ? Taro.redirectTo({ url }) : Taro.navigateTo({ url }))
}

/** Opens a page in place of this one, so that back does not return here (a finished step). */
export const replace = <R extends Route>(route: R, ...[input]: RouteInput<R>): void => {
  reportFailure(Taro.redirectTo({ url: urlOf(route, input) }))
}

/** Opens a page as the only one: tabs, another role. */
export const restart = <R extends Route>(route: R, ...[input]: RouteInput<R>): void => {
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
