/**
 * After all tests: was every declared error met, each at an endpoint that declares it? Reads what `note-answers.ts`
 * wrote into the folder given; prints what is missing and exits with 1.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readContracts } from '../../scripts/contracts.ts'

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('Give the folder of noted answers.')

const answers = readdirSync(folder)
  .filter((name) => name.startsWith('answers-'))
  .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => line.split(' ') as [method: string, path: string, status: string, code: string])

const matches = (pattern: string, path: string) => new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(path)

const endpoints = (await readContracts()).flatMap((contract) => contract.endpoints)
const codesOf = new Map(endpoints.map((endpoint) => [endpoint.name, new Set<string>()]))
for (const [method, path, , code] of answers) {
  for (const endpoint of endpoints) {
    if (endpoint.method === method && matches(endpoint.path, path)) codesOf.get(endpoint.name)?.add(code)
  }
}

const pairs = endpoints.flatMap(({ name, errors }) => Object.keys(errors).map((code) => ({ name, code })))
const missingPairs = pairs.filter(({ name, code }) => !codesOf.get(name)?.has(code))
const missingGood = endpoints.filter(({ name }) => !codesOf.get(name)?.has('-'))
const met = new Set([...codesOf.values()].flatMap((codes) => [...codes]))
const neverMet = [...new Set(pairs.map(({ code }) => code))].filter((code) => !met.has(code))

console.log(`${pairs.length - missingPairs.length} of ${pairs.length} declared (endpoint, error) pairs were met`)
for (const { name, code } of missingPairs) console.log(`  not met: ${name} → ${code}`)
for (const { name } of missingGood) console.log(`  never answered well: ${name}`)
for (const code of neverMet) console.log(`  met nowhere: ${code}`)
process.exitCode = neverMet.length + missingGood.length === 0 ? 0 : 1
