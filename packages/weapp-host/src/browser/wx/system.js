import { currentPage } from '../runtime/page-stack.js'
import { action } from './answer.js'

const overrides = { ...window.weappSettings.system }
const { launch } = window.weappSettings

/** Overrides any field of the system information, from the next time the app asks. */
export function setSystem(values) {
  Object.assign(overrides, values)
}

/** One object with every field of WeChat's system, window, device and app information. */
export function systemInfo() {
  const stage = document.getElementById('stage')
  const { innerWidth: width, innerHeight: height } = window
  const fontSizeScaleFactor = overrides.fontSizeScaleFactor ?? 1
  return {
    SDKVersion: '3.8.12',
    version: '8.0.50',
    platform: 'devtools',
    system: 'iOS 17.0',
    brand: 'devtools',
    model: 'host',
    language: 'zh_CN',
    theme: 'light',
    pixelRatio: window.devicePixelRatio,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: stage.clientHeight,
    statusBarHeight: 20,
    screenTop: height - stage.clientHeight,
    fontSizeSetting: Math.round(16 * fontSizeScaleFactor),
    fontSizeScaleFactor,
    safeArea: { top: 20, left: 0, right: width, bottom: height, width, height: height - 20 },
    enableDebug: false,
    benchmarkLevel: -1,
    deviceOrientation: 'portrait',
    host: { env: 'WeChat' },
    ...overrides,
  }
}

const updateManager = {
  applyUpdate() {},
  onCheckForUpdate: (listener) => setTimeout(() => listener({ hasUpdate: false }), 0),
  onUpdateReady() {},
  onUpdateFailed() {},
}

function scroller() {
  return currentPage().scroller
}

export const systemApis = {
  getSystemInfo: action('getSystemInfo', systemInfo),
  getSystemInfoAsync: action('getSystemInfoAsync', systemInfo),
  getSystemInfoSync: systemInfo,
  getWindowInfo: systemInfo,
  getDeviceInfo: systemInfo,
  getAppBaseInfo: systemInfo,
  getSystemSetting: () => ({ bluetoothEnabled: true, locationEnabled: true, wifiEnabled: true }),
  getAppAuthorizeSetting: () => ({ cameraAuthorized: 'authorized', locationAuthorized: 'authorized' }),
  getMenuButtonBoundingClientRect() {
    const right = window.innerWidth - 7
    return { top: 24, bottom: 56, left: right - 87, right, width: 87, height: 32 }
  },
  getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
  getLaunchOptionsSync: () => launch,
  getEnterOptionsSync: () => launch,
  getUpdateManager: () => updateManager,
  getPerformance: () => ({
    createObserver: () => ({ observe() {}, disconnect() {} }),
    getEntries: () => [],
    now: Date.now,
  }),
  nextTick: (callback) => void Promise.resolve().then(callback),
  loadFontFace: action('loadFontFace', () => ({ status: 'loaded' })),
  pageScrollTo: action('pageScrollTo', ({ scrollTop, selector }) => {
    const target = selector && scroller().querySelector(selector)
    if (selector && !target) throw new Error('selector not found')
    const above = target ? target.getBoundingClientRect().top - scroller().getBoundingClientRect().top : 0
    scroller().scrollTop = target ? scroller().scrollTop + above : scrollTop
  }),
}
