export declare function replaceUnits(css: string): string
