/** Founds a village for measuring in a process of its own, whose engine DATABASE_URL chooses; prints it as JSON. */
import { foundBenchVillage } from './bench-village.ts'

const [dataFolder = ''] = process.argv.slice(2)
console.log(JSON.stringify(await foundBenchVillage(dataFolder)))
