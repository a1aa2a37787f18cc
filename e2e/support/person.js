// Somebody at a screen: a window of their own, with their own cookies.

import assert from 'node:assert/strict'

import { browser } from './browser.js'
import { PASSWORD } from './house.js'
import { checkPage } from './page-checks.js'
import { WIDE } from './widths.js'

/** What a browser tells its console by itself, whatever a page does. */
const OF_THE_BROWSER = [
  // of each page that comes with such a status; of a script or a style it would be a fault
  /^Failed to load resource: the server responded with a status of (4|5)\d\d/,
  // when cookies are cleared at signing out
  /^Clear-Site-Data header on .*: Cleared data types: "cache", "cookies", "storage"\./
]

/** Opens a window at a house, signed in to nothing. */
export const somebody = async (house, settings = {}) => {
  const context = await (await browser()).newContext({
    baseURL: house.address,
    viewport: WIDE,
    acceptDownloads: true,
    ...settings
  })
  const page = await context.newPage()
  // a page that does not come within this is broken, on the slowest machine too
  page.setDefaultTimeout(15_000)
  return new Person(house, context, page)
}

/**
 * Opens a window in which somebody is signed in. They signed in once for the whole journey: sign-ins are limited, and
 * the sign-in page has a journey of its own.
 */
export const signedIn = async (house, name, settings = {}) => {
  house.sessions ??= new Map()
  if (!house.sessions.has(name)) house.sessions.set(name, session(house, name))
  return somebody(house, { storageState: await house.sessions.get(name), ...settings })
}

const session = async (house, name) => {
  const context = await (await browser()).newContext({ baseURL: house.address })
  const answer = await context.request.post('/sign-in', { form: { name, password: PASSWORD, next: '/help' } })
  assert.equal(answer.url(), `${house.address}/help`, `${name} signs in`)
  const state = await context.storageState()
  await context.close()
  return state
}

export class Person {
  constructor(house, context, page) {
    this.house = house
    this.context = context
    this.page = page
    this.messages = []
    this.faults = []
    page.on('console', (message) => this.messages.push({ text: message.text(), url: message.location().url }))
    page.on('pageerror', (error) => this.messages.push({ text: String(error), url: page.url() }))
    page.on('response', (response) => {
      const document = response.request().isNavigationRequest() && response.frame() === page.mainFrame()
      if (document) this.answer = response
    })
  }

  goto(path) {
    return this.page.goto(path)
  }

  /** Where the window is, without the address of the house. */
  get at() {
    return this.page.url().replace(this.house.address, '')
  }

  /** The status of the page that is shown. */
  get status() {
    return this.answer.status()
  }

  async signIn(name, password = PASSWORD) {
    await this.page.getByLabel('Sign-in name').fill(name)
    await this.page.getByLabel('Password', { exact: true }).fill(password)
    await this.press('Sign in')
  }

  /** Presses the button of the page's own form. */
  async press(text) {
    await this.page.locator('main').getByRole('button', { name: text, exact: true }).click()
  }

  /** Follows a link, or one that looks like a button. */
  async follow(text) {
    await this.page.locator('main a').filter({ hasText: text }).first().click()
  }

  /** Opens a case by its title: the first time as somebody would who searches for it. Gives its address. */
  async openCase(title) {
    this.house.cases ??= new Map()
    if (this.house.cases.has(title)) {
      await this.goto(this.house.cases.get(title))
    } else {
      await this.goto(`/cases?q=${encodeURIComponent(`"${title}"`)}`)
      await this.page.getByRole('row').filter({ hasText: title }).getByRole('link').click()
      this.house.cases.set(title, this.at)
    }
    assert.equal(await this.heading(), title)
    return this.at
  }

  /** What may be done on the case that is shown, the most likely first. */
  actions() {
    return this.page.locator('.app-heading__actions a').allInnerTexts()
  }

  /** Opens the form of an action of the case that is shown. */
  async openAction(text) {
    const menu = this.page.getByRole('button', { name: 'More actions' })
    const action = this.page.locator('.app-heading__actions a').filter({ hasText: text })
    if (!(await action.isVisible())) await menu.click()
    await action.click()
  }

  async heading() {
    return (await this.page.locator('main h1').innerText()).trim()
  }

  /** The words of a part of the page, each run of space as one. */
  async words(selector) {
    return (await this.page.locator(selector).innerText()).replace(/\s+/g, ' ').trim()
  }

  /** The words of each part that fits. */
  async list(selector) {
    const all = await this.page.locator(selector).allInnerTexts()
    return all.map((text) => text.replace(/\s+/g, ' ').trim())
  }

  /** The strip over a case: status, last contact, next date, answer. */
  strip() {
    return this.list('.app-strip__cell')
  }

  /** The entries of the timeline of the case at `path`, newest first: what happened, and when. */
  async timeline(path) {
    await this.goto(`${path}/timeline`)
    const titles = await this.list('.moj-timeline__title')
    const days = await this.list('.moj-timeline__date')
    return titles.map((title, place) => `${days[place]}: ${title}`)
  }

  /** Ticks that the answer tells of the stage after it, where there is one, and of the Ombudsman. */
  async tellsOfTheNextStage() {
    await this.page.getByLabel('The answer tells them how to ask for').check()
    await this.page.getByLabel('The answer tells them how to go to the Ombudsman').check()
  }

  /** Types a date into its three boxes. */
  async date(name, day, month, year) {
    for (const [part, value] of Object.entries({ day, month, year })) {
      await this.page.locator(`#${name}-${part}`).fill(String(value))
    }
  }

  /** What stands in the three boxes of a date. */
  async dateTyped(name) {
    const parts = ['day', 'month', 'year'].map((part) => this.page.locator(`#${name}-${part}`).inputValue())
    return (await Promise.all(parts)).join(' ')
  }

  /** Sends the form of the page so many times at once, as an impatient hand does; gives where each answer leads. */
  async sendAtOnce(times) {
    const form = this.page.locator('main form')
    const action = await form.getAttribute('action')
    const fields = await form.evaluate((it) => new URLSearchParams(new FormData(it)).toString())
    const send = () =>
      this.context.request.post(action, {
        data: fields,
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: this.house.address },
        maxRedirects: 0
      })
    const answers = await Promise.all(Array.from({ length: times }, send))
    return answers.map((answer) => `${answer.status()} ${answer.headers().location ?? ''}`)
  }

  /** Every mistake of a form that was sent: the summary first and focused, each link at a field that is there. */
  async mistakes() {
    assert.equal(this.status, 422)
    assert.match(await this.page.title(), /^Error: /)
    const summary = this.page.locator('.govuk-error-summary')
    assert.equal(await this.page.locator('main .govuk-grid-column-two-thirds > :first-child').getAttribute('class'), 'govuk-error-summary')
    if (this.scripts !== false) {
      await this.page.waitForFunction(() => document.activeElement?.classList.contains('govuk-error-summary'))
    }
    const links = await summary.getByRole('link').all()
    const said = []
    for (const link of links) {
      const target = await link.getAttribute('href')
      assert.equal(await this.page.locator(target).count(), 1, `${target} is on the page once`)
      said.push((await link.innerText()).trim())
    }
    return said
  }

  /**
   * Checks the page that is shown, and keeps it for the check of its markup. What is wrong is said at the end of the
   * test, so that it does not hide whether the journey can be made.
   */
  async check(name) {
    if (this.house.checked) this.faults.push(...(await checkPage(this, name)))
  }

  /** Closes the window, and gives what was wrong with the pages that were seen in it. */
  async close() {
    await this.context.close()
    return [...this.faults, ...this.unexpectedMessages().map((message) => `console: ${message}`)]
  }

  unexpectedMessages() {
    return this.messages
      .filter(({ text, url }) => url.includes('/assets/') || !OF_THE_BROWSER.some((known) => known.test(text)))
      .map(({ text, url }) => `${url}: ${text}`)
  }
}
