/// <reference types="@tarojs/taro" />

declare module '*.css'

/** Where the API lives: empty on the web, where the same server serves the pages. */
declare const API_ORIGIN: string

/** The version of this build, `0.1.0`. */
declare const APP_VERSION: string

declare namespace NodeJS {
  interface ProcessEnv {
    readonly TARO_ENV: 'weapp' | 'h5'
  }
}

/** Asks the browser for a barcode reader; Chromium on Android has one, Safari does not. */
interface BarcodeDetector {
  detect(source: CanvasImageSource): Promise<readonly { readonly rawValue: string }[]>
}
declare const BarcodeDetector: undefined | (new (options: { formats: string[] }) => BarcodeDetector)
