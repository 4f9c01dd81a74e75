import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import webpack from 'webpack'
import { version } from '../../../package.json'

/** Sources outside `src` that ship modern syntax and must be compiled for old phones. */
const isCompiled = (file: string) =>
  file.includes(path.join('packages', 'shared')) ||
  /[\\/]node_modules[\\/](@tanstack[\\/](query-core|react-query)|@stablelib[\\/][a-z0-9]+|zustand|zod)[\\/]/.test(file)

// A phone cannot say "this origin": the WeChat build names the server; the web build is served by it.
const apiOrigin = process.env.TARO_ENV === 'h5' ? '' : (process.env.API_ORIGIN ?? 'http://localhost:3000')

const config: UserConfigExport<'webpack5'> = {
  projectName: 'village-points',
  designWidth: 375,
  deviceRatio: { 375: 1 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV ?? 'weapp'}`,
  plugins: [path.resolve(__dirname, 'aria-plugin.js')],
  defineConstants: { API_ORIGIN: JSON.stringify(apiOrigin), APP_VERSION: JSON.stringify(version) },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  mini: {
    enableSourceMap: false,
    compile: { include: [isCompiled] },
    optimizeMainPackage: { enable: true },
    // Type and targets are sized in real pixels: they must not shrink with the screen.
    postcss: { pxtransform: { enable: false, config: {} }, cssModules: { enable: false } },
    webpackChain(chain) {
      // WeChat's script engine has no AbortController, which the query library expects.
      const controller = [path.resolve(__dirname, '../src/platform/abort-controller.ts'), 'AbortController']
      chain.plugin('abort-controller').use(webpack.ProvidePlugin, [{ AbortController: controller }])
      // A phone never writes JSON Schema, yet every zod shape carries the means: 23 KB of the package.
      const jsonSchema = /[\\/](json-schema-processors|to-json-schema)\.js$/
      const nothing = path.resolve(__dirname, 'without-shape-export.js')
      chain.plugin('without-shape-export').use(webpack.NormalModuleReplacementPlugin, [jsonSchema, nothing])
    },
  },
  h5: {
    enableSourceMap: false,
    publicPath: '/',
    staticDirectory: 'static',
    devServer: { proxy: [{ context: ['/api'], target: 'http://localhost:3000' }] },
    // A hash address survives a reload without the server knowing the pages.
    router: { mode: 'hash' },
    compile: { include: [isCompiled] },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: {
      pxtransform: { enable: false, config: {} },
      autoprefixer: { enable: true, config: {} },
      cssModules: { enable: false },
    },
    webpackChain(chain) {
      // Without this every page chunk carries its own copy of the web components.
      chain.optimization.splitChunks({
        chunks: 'all',
        maxInitialRequests: 10,
        cacheGroups: {
          taro: {
            name: 'taro',
            test: /[\\/]node_modules[\\/](@tarojs|@stencil|react|react-dom|scheduler)/,
            priority: 10,
            enforce: true,
          },
        },
      })
    },
  },
}

export default defineConfig(config)
