import { focusManager, onlineManager } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { create } from 'zustand'

interface NetworkStore {
  readonly isOnline: boolean
  /** Requests that have waited more than three seconds. */
  readonly slowCalls: number
}

/** How the connection is, for the banners. */
export const useNetwork = create<NetworkStore>()(() => ({ isOnline: true, slowCalls: 0 }))

const SLOW_AFTER_MS = 3000

/** Counts a request as slow while it lasts longer than three seconds. */
export const watchSlowness = async <Value>(request: Promise<Value>): Promise<Value> => {
  let isSlow = false
  const count = (step: number) => useNetwork.setState((state) => ({ slowCalls: state.slowCalls + step }))
  const timer = setTimeout(() => {
    isSlow = true
    count(1)
  }, SLOW_AFTER_MS)
  try {
    return await request
  } finally {
    clearTimeout(timer)
    if (isSlow) count(-1)
  }
}

const setOnline = (isOnline: boolean) => {
  useNetwork.setState({ isOnline })
  onlineManager.setOnline(isOnline)
}

/** Tells the banners and the query library about the network and whether the app is in front. Called once at launch. */
export const watchNetwork = (): void => {
  onlineManager.setEventListener(() => undefined)
  focusManager.setEventListener(() => undefined)
  if (process.env.TARO_ENV === 'h5') {
    setOnline(navigator.onLine)
    window.addEventListener('online', () => setOnline(true))
    window.addEventListener('offline', () => setOnline(false))
    document.addEventListener('visibilitychange', () => focusManager.setFocused(!document.hidden))
    return
  }
  void Taro.getNetworkType({ success: ({ networkType }) => setOnline(networkType !== 'none') })
  Taro.onNetworkStatusChange(({ isConnected }) => setOnline(isConnected))
  Taro.onAppShow(() => focusManager.setFocused(true))
  Taro.onAppHide(() => focusManager.setFocused(false))
}
