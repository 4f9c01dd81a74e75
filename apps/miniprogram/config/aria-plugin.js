const path = require('node:path')
const components = require('./aria-attributes')

/** Taro plugin: lets aria-* through to WeChat's base.wxml, from which Taro drops it. The web build has no templates. */
module.exports = (context) => {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return
      platform.template.mergeComponents(context, components)
      platform.runtimePath = [].concat(platform.runtimePath || [], path.resolve(__dirname, 'aria-runtime.js'))
    },
  })
}
