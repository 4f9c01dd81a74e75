import { pressDialog } from '../dialogs/sheet.js'
import { getApp } from '../runtime/module-loader.js'
import { compileExpression, globalScope } from '../runtime/module-scope.js'
import { currentPages } from '../runtime/page-stack.js'
import { cloneable, report } from '../runtime/report.js'
import { mock, wx } from '../wx/index.js'
import { systemInfo } from '../wx/system.js'

const NOT_CALLBACK_STYLE =
  /Sync$|^get(Window|Device|AppBase)Info$|^get\w+Setting$|^canIUse$|^(on|off)[A-Z]|^create[A-Z]/

// Functions a test sends as text run among the app's globals, as in DevTools.
function compile(declaration) {
  const pages = () => currentPages().map(({ instance }) => instance)
  const given = { wx, getApp, getCurrentPages: pages, globalThis: globalScope, global: globalScope }
  return compileExpression(declaration, given)
}

function callWxMethod({ method, args = [] }) {
  if (NOT_CALLBACK_STYLE.test(method) && !/^getSetting$/.test(method)) return { result: cloneable(wx[method](...args)) }
  return new Promise((resolve, reject) => {
    const [options, ...rest] = args
    const success = (result) => resolve({ result: cloneable(result) })
    const fail = (answer) => reject(new Error(answer?.errMsg ?? `${method}:fail`))
    wx[method]({ ...options, success, fail }, ...rest)
  })
}

function mockWxMethod({ method, result, functionDeclaration, args = [] }) {
  if (!functionDeclaration) {
    mock(method, result)
    return
  }
  const replacement = compile(functionDeclaration)
  mock(method, function (...values) {
    return replacement.apply(this, [...values, ...args])
  })
}

const native = {
  confirmModal: () => pressDialog('confirm'),
  cancelModal: () => pressDialog('cancel'),
  navigateLeft: () => wx.navigateBack({ success() {} }),
  goHome: () => wx.reLaunch({ url: `/${window.weappSettings.manifest.app.pages[0]}`, success() {} }),
  switchTab: ({ url }) => wx.switchTab({ url, success() {} }),
}

export const appMethods = {
  'Tool.getInfo': () => ({ SDKVersion: systemInfo().SDKVersion, version: 'weapp-host' }),
  'Tool.close': () => ({}),
  'Tool.native': ({ method, data }) => {
    if (!native[method]) throw new Error(`host: native().${method} is not supported`)
    native[method](data)
  },
  'App.exit': () => ({}),
  'App.enableLog': () => ({}),
  'App.callWxMethod': callWxMethod,
  'App.mockWxMethod': mockWxMethod,
  'App.callFunction': async ({ functionDeclaration, args = [] }) => {
    return { result: cloneable(await compile(functionDeclaration)(...args)) }
  },
  'App.addBinding': ({ name }) => {
    globalScope[name] = (...args) => report('App.bindingCalled', { name, args })
  },
}
