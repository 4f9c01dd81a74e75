export declare const serverProgram: readonly string[]
export declare const serverEnvironment: Readonly<Record<string, string>>
