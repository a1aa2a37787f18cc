// Makes the pages more convenient where a browser runs scripts. Every page works without this.
import { initAll as startGovuk } from 'GOVUK_MODULE'
import { initAll as startMoj } from 'MOJ_MODULE'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
startGovuk()
startMoj()

// On a small screen the filter begins folded, so that the list is seen first; on a wide one it is always open.
const narrow = window.matchMedia('(max-width: 59.99em)')
const fold = () => {
  for (const filter of document.querySelectorAll('.app-fold')) {
    filter.open = !narrow.matches
  }
}
narrow.addEventListener('change', fold)
fold()
