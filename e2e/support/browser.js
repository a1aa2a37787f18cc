// The browser: one for all journeys where `run.js` started it, else one of our own.

import { chromium } from 'playwright-core'

/** Chromium's switches: it runs as root in containers, without a screen, and must ask nothing of the network. */
export const LAUNCH = {
  executablePath: process.env.HEARD_CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-dev-shm-usage'
  ]
}

let opened

/** The browser, started when it is first asked for. */
export const browser = () => {
  const shared = process.env.HEARD_BROWSER
  opened ??= shared ? chromium.connect(shared) : chromium.launch(LAUNCH)
  return opened
}

/** Ends our part of it. */
export const closeBrowser = async () => {
  await (await opened)?.close()
  opened = undefined
}
