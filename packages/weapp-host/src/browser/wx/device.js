import { run } from '../runtime/app-events.js'
import { record } from '../runtime/report.js'
import { action } from './answer.js'

const { loginCode } = window.weappSettings
let clipboard = ''

const recorded = (api, result) =>
  action(api, (options) => {
    record(api, options)
    return result
  })

const RECORDED = [
  'previewImage',
  'previewMedia',
  'openDocument',
  'saveImageToPhotosAlbum',
  'setBackgroundColor',
  'setBackgroundTextStyle',
  'setTabBarStyle',
  'enableAlertBeforeUnload',
  'disableAlertBeforeUnload',
  'exitMiniProgram',
  'makePhoneCall',
  'vibrateShort',
  'vibrateLong',
  'setKeepScreenOn',
  'openLocation',
  'openPrivacyContract',
  'showShareMenu',
  'hideShareMenu',
  'updateShareMenu',
]
const NOTHING_TO_DO = [
  'showNavigationBarLoading',
  'hideNavigationBarLoading',
  'hideHomeButton',
  'setInnerAudioOption',
  'checkSession',
  'authorize',
  'requirePrivacyAuthorize',
]
const CANCELLED = ['scanCode', 'chooseLocation']

function cancel() {
  throw new Error('cancel')
}

function createInnerAudioContext() {
  const listeners = {}
  const audio = { src: '', currentTime: 0, duration: 0, paused: true, volume: 1, loop: false }
  const tell = (event) => setTimeout(() => run(listeners[event], audio), 0)
  for (const event of [
    'Canplay',
    'Play',
    'Pause',
    'Stop',
    'Ended',
    'Error',
    'TimeUpdate',
    'Waiting',
    'Seeking',
    'Seeked',
  ]) {
    audio[`on${event}`] = (listener) => {
      listeners[event] = listener
    }
    audio[`off${event}`] = () => {
      delete listeners[event]
    }
  }
  return Object.assign(audio, {
    play() {
      record('createInnerAudioContext.play', { src: audio.src })
      tell('Play')
      tell('Ended')
    },
    pause: () => tell('Pause'),
    stop: () => tell('Stop'),
    seek: () => tell('Seeked'),
    destroy() {
      for (const event of Object.keys(listeners)) delete listeners[event]
    },
  })
}

const logger = (api) => () =>
  Object.fromEntries(
    ['debug', 'info', 'log', 'warn', 'error', 'setFilterMsg', 'addFilterMsg'].map((level) => [
      level,
      (...values) => record(`${api}.${level}`, values),
    ]),
  )

const reporter = (api) => [api, (...values) => record(api, values)]

function subscribeMessage(options) {
  record('requestSubscribeMessage', options)
  return Object.fromEntries((options.tmplIds ?? []).map((id) => [id, 'accept']))
}

export const deviceApis = {
  ...Object.fromEntries(RECORDED.map((api) => [api, recorded(api)])),
  ...Object.fromEntries(NOTHING_TO_DO.map((api) => [api, action(api)])),
  ...Object.fromEntries(CANCELLED.map((api) => [api, action(api, cancel)])),
  ...Object.fromEntries(['reportEvent', 'reportAnalytics', 'reportMonitor', 'reportPerformance'].map(reporter)),
  getLogManager: logger('getLogManager'),
  getRealtimeLogManager: logger('getRealtimeLogManager'),
  createInnerAudioContext,
  setClipboardData: action('setClipboardData', ({ data }) => {
    clipboard = String(data)
    record('setClipboardData', { data })
    window.wx.showToast({ title: '内容已复制', success() {} })
  }),
  getClipboardData: action('getClipboardData', () => ({ data: clipboard })),
  hideKeyboard: action('hideKeyboard', () => document.activeElement?.blur()),
  getLocation: action('getLocation', () => ({
    latitude: 30.25,
    longitude: 120.17,
    accuracy: 30,
    speed: 0,
    altitude: 0,
  })),
  login: action('login', () => ({ code: loginCode })),
  getSetting: action('getSetting', () => ({ authSetting: {}, subscriptionsSetting: { mainSwitch: true } })),
  openSetting: recorded('openSetting', { authSetting: {} }),
  getPrivacySetting: action('getPrivacySetting', () => ({ needAuthorization: false, privacyContractName: '' })),
  requestSubscribeMessage: action('requestSubscribeMessage', subscribeMessage),
}
