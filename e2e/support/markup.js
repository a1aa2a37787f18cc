// One run of the W3C's checker over the markup of every page that journeys saw.

import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

const CHECKER = join(dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar')

/** What the checker may say, and why it is let pass. */
const KNOWN = [
  // the design system's own markup, for assistive technology that reads neither alone
  /^Attribute “aria-hidden” is unnecessary for elements that have attribute “hidden”/,
  /^The “group” role is unnecessary for element “fieldset”/,
  // one kin of several in a list of people: each has a name of their own
  /^Duplicate “dt” name /,
  /^The first occurrence of “dt” name /
]

/** Gives how many pages there are, and what is wrong in them beyond what is known. */
export const checkMarkup = async (folder) => {
  const files = readdirSync(folder).map((name) => join(folder, name))
  if (files.length === 0) return { pages: 0, found: ['no page was kept: no journey came to one'] }
  // what language a page is in, it only guesses, and from names and long words wrongly
  const { messages } = JSON.parse(await checker(['--no-langdetect', '--format', 'json', '--exit-zero-always', ...files]))
  const found = messages
    .filter(({ message }) => !KNOWN.some((known) => known.test(message)))
    .map(({ type, url, lastLine, message, extract }) => {
      const where = url ? `${basename(url)}, line ${lastLine}` : 'the checker'
      return `${type}: ${where}: ${message} ${JSON.stringify(extract ?? '')}`
    })
  return { pages: files.length, found }
}

// it writes what it finds to standard error
const checker = (args) =>
  new Promise((resolve, reject) => {
    execFile('java', ['-jar', CHECKER, ...args], { maxBuffer: 1 << 26 }, (error, _, said) => {
      if (error) reject(new Error(`the markup checker did not run: ${error.message}`))
      else resolve(said)
    })
  })
