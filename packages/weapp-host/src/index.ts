export type { AutomatorClient, MiniProgram, WeappElement, WeappPage } from './automator-client.ts'
export { connectAutomator } from './automator-client.ts'
export type { Host, HostEvent, HostException, HostOptions, Recording, SetDataStats } from './host.ts'
export { startHost } from './host.ts'
