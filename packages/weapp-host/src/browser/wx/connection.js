import { emit } from '../runtime/app-events.js'

let online = window.weappSettings.isOnline

export const isOnline = () => online
export const networkType = () => (online ? 'wifi' : 'none')

/** The network comes or goes; the app hears of a change only. */
export function setOnline(value) {
  if (online === value) return
  online = value
  emit('NetworkStatusChange', { isConnected: online, networkType: networkType() })
}
