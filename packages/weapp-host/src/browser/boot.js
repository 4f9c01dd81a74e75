// Starts the mini-program: the runtime, the built-ins, the app's files, then its first page.
import { appMethods } from './automator/app.js'
import { elementMethods, touchPoint } from './automator/elements.js'
import { pageMethods } from './automator/pages.js'
import { defineBuiltins } from './components/define.js'
import { builtins } from './components/index.js'
import { emit, listen, watchWindowErrors } from './runtime/app-events.js'
import { addStyleSheets, convertInlineStyles, manifest, registerTemplates } from './runtime/code-space.js'
import { placeFile } from './runtime/files.js'
import { connectFrame } from './runtime/frame.js'
import { callApp, loadModule, setPages, setWx } from './runtime/module-loader.js'
import { refuseFunctionConstructor } from './runtime/module-scope.js'
import { pullDown } from './runtime/page-scroll.js'
import { currentPage, currentPages, hide, pageConfig, show } from './runtime/page-stack.js'
import { forwardPointerEvents } from './runtime/pointer-events.js'
import { listRecordings, listUnsupported } from './runtime/report.js'
import { launch, navigate, tapTab } from './runtime/routes.js'
import { countSetData, resetSetDataStats, setDataStats } from './runtime/set-data.js'
import { setOnline } from './wx/connection.js'
import { implementedApis, wx } from './wx/index.js'
import { storageSnapshot } from './wx/storage.js'
import { setSystem } from './wx/system.js'

const automatorMethods = { ...appMethods, ...pageMethods, ...elementMethods }

function setForeground(isForeground) {
  if (isForeground) {
    callApp('onShow', window.weappSettings.launch)
    emit('AppShow', window.weappSettings.launch)
    show(currentPage())
  } else {
    hide(currentPage())
    callApp('onHide')
    emit('AppHide')
  }
}

window.weappHost = {
  async call(method, parameters) {
    if (!automatorMethods[method]) throw new Error(`host: ${method} is not supported`)
    return (await automatorMethods[method](parameters)) ?? {}
  },
  touchPoint,
  implementedApis,
  implementedComponents: () => Object.keys(builtins),
  listRecordings,
  listUnsupported,
  pageMeta: () => currentPage().meta ?? {},
  placeFile,
  pullDown: () => pullDown(currentPage(), pageConfig(currentPage().route)),
  resetSetDataStats,
  setDataStats,
  setForeground,
  setOnline,
  setSystem,
  storageSnapshot,
}

function listenForApp() {
  listen('Error', (message) => callApp('onError', message))
  listen('UnhandledRejection', (details) => callApp('onUnhandledRejection', details))
  window.addEventListener('resize', () => {
    emit('WindowResize', { size: { windowWidth: window.innerWidth, windowHeight: window.innerHeight } })
  })
}

function start() {
  window.wx = wx
  setWx(wx)
  setPages(currentPages)
  watchWindowErrors()
  convertInlineStyles()
  defineBuiltins(builtins)
  registerTemplates()
  addStyleSheets()
  countSetData()
  forwardPointerEvents()
  connectFrame({ switchTo: tapTab, goBack: () => navigate('navigateBack', {}) })
  refuseFunctionConstructor()
  loadModule('app')
  listenForApp()
  for (const [path, config] of Object.entries(manifest.configs)) {
    if (config.component && manifest.scripts[path]) loadModule(path)
  }
  const options = window.weappSettings.launch
  callApp('onLaunch', options)
  callApp('onShow', options)
  launch(options)
  window.weappHost.isReady = true
}

start()
