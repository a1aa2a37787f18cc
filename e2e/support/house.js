// A council at work: Northmere with eighteen months of cases, served to browsers.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { emptyDatabase } from './postgres.js'
import { run, serve, temporaryFolder } from './program.js'

/** The password of every account. */
export const PASSWORD = 'three quiet otters'

const free = ['--listen', '127.0.0.1:0']

/** The demonstration, as anybody gets it by `heard demo`. */
export const demonstration = async () => {
  const folder = temporaryFolder()
  const server = await serve(folder.path, ['demo', ...free])
  return house(server, folder, { checked: true })
}

/** Northmere's records in a PostgreSQL database of their own, with an officer and nobody else. */
export const onPostgres = async () => {
  const folder = temporaryFolder()
  const database = ['--database', await emptyDatabase()]
  await run(folder.path, ['demo', '--terminal'])
  const records = await run(folder.path, ['export', '--database', 'sqlite:heard-demo.db'])
  writeFileSync(join(folder.path, 'records.jsonl'), records)
  await run(folder.path, [...database, '--authority', 'northmere', 'import', 'records.jsonl'])
  await run(
    folder.path,
    [...database, 'user', 'add', 'officer', '--name', 'Tom Reyes', '--role', 'complaints_team'],
    PASSWORD
  )
  const server = await serve(folder.path, [...database, 'serve', ...free])
  // the pages are the same as on SQLite, where each is checked
  return house(server, folder, { checked: false })
}

/** A council on its first morning: accounts, and no case. `accounts` are lists of arguments for `heard user add`. */
export const firstMorning = async (accounts) => {
  const folder = temporaryFolder()
  const database = ['--database', 'sqlite:heard.db', '--authority', 'northmere']
  for (const account of accounts) {
    await run(folder.path, [...database, 'user', 'add', ...account], PASSWORD)
  }
  const server = await serve(folder.path, [...database, 'serve', ...free])
  return house(server, folder, { checked: true })
}

const house = (server, folder, { checked }) => ({
  address: server.address,
  checked,
  close: async () => {
    await server.stop()
    folder.remove()
  }
})

/** Where the journeys of the actions happen: on SQLite, and on PostgreSQL where a server is named. */
export const databases = () => {
  const all = [{ name: 'SQLite', open: demonstration }]
  if (process.env.HEARD_TEST_POSTGRES) all.push({ name: 'PostgreSQL', open: onPostgres })
  return all
}
