// Databases in the PostgreSQL that HEARD_TEST_POSTGRES names.

import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'

/** Makes an empty database and gives its address. */
export const emptyDatabase = async () => {
  const server = process.env.HEARD_TEST_POSTGRES
  const name = `browser_${randomBytes(6).toString('hex')}`
  const create = `CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`
  execFileSync('psql', ['--no-psqlrc', '--quiet', '--no-password', '--set=ON_ERROR_STOP=1', `--command=${create}`, server])
  const address = new URL(server)
  address.pathname = `/${name}`
  return address.href
}
