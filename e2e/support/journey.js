// A journey: what somebody does from beginning to end, in a house of its own.

import assert from 'node:assert/strict'
import { after, afterEach, before, describe } from 'node:test'

import { closeBrowser } from './browser.js'
import { databases, demonstration } from './house.js'
import { signedIn, somebody } from './person.js'

/** A journey in the demonstration. `tell` gets the ways in which people come. */
export const journey = (words, tell) => journeyIn(demonstration, words, tell)

/** A journey that changes cases: once on each database. */
export const journeyOnEachDatabase = (words, tell) => {
  for (const { name, open } of databases()) journeyIn(open, `${words}, on ${name}`, tell)
}

/** A journey in a house that `open` opens. */
export const journeyIn = (open, words, tell) =>
  describe(words, () => {
    const people = []
    let house
    const came = async (person) => {
      people.push(await person)
      return people.at(-1)
    }
    before(async () => {
      house = await open()
    })
    afterEach(async () => {
      const faults = await Promise.all(people.splice(0).map((person) => person.close()))
      assert.deepEqual(faults.flat(), [], 'every page is whole')
    })
    after(async () => {
      await closeBrowser()
      await house?.close()
    })
    tell({
      somebody: (settings) => came(somebody(house, settings)),
      signedIn: (name, settings) => came(signedIn(house, name, settings))
    })
  })
