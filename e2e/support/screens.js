// Every screen worth a picture: its name, who sees it, and how they come to it.

const RICHEST = 'Two years of changes to a contact plan'
const STAGE_1 = 'Phone taken and shouted at in the residential home'
const OPEN = 'Family time cancelled three times'
const CHILD = 'Moved to a new placement without being asked'
const NEW = 'Unhappy with how a meeting was run'
const YEAR = '/reports/northmere?from=2025-04-01&to=2026-03-31'

const at = (path) => (person) => person.goto(path)
const section = (title, path) => async (person) => person.goto(`${await person.openCase(title)}${path}`)

/** The form of an action, empty of what it asks for, sent. */
const mistakes = (see, button) => async (person) => {
  await see(person)
  for (const box of await person.page.locator('main form[method=post] input[inputmode=numeric]:visible').all()) await box.fill('')
  await person.press(button)
}

const screen = (name, who, see) => ({ name, who, see })
const withMistakes = (name, who, see, button) => [
  screen(name, who, see),
  screen(`${name}-with-mistakes`, who, mistakes(see, button))
]

/** Those that the README shows, at the height at which they are cut off. */
export const IN_THE_README = [
  { ...screen('case', 'officer', section(CHILD, '')), height: 1000 },
  { ...screen('tracker', 'head', at('/tracker')), height: 900 },
  { ...screen('report', 'director', at(YEAR)), height: 1000 }
]

/** Northmere's. */
export const SCREENS = [
  ...withMistakes('sign-in', null, at('/sign-in'), 'Sign in'),
  screen('my-work', 'officer', at('/')),
  screen('my-work-of-a-manager', 'manager', at('/')),
  screen('cases', 'officer', at('/cases')),
  screen('cases-filtered', 'officer', at('/cases?status=stage1&status=stage2&team=Fostering')),
  screen('cases-one', 'officer', at('/cases?q=NM-2026-0160')),
  screen('cases-none', 'officer', at('/cases?q=zeppelin&due=late')),
  screen('cases-next-page', 'officer', async (person) => {
    await person.goto('/cases?order=reference')
    await person.page.getByRole('link', { name: 'Next page' }).click()
  }),
  screen('case', 'officer', section(RICHEST, '')),
  screen('case-in-the-childs-words', 'officer', section(CHILD, '?done=recorded')),
  screen('case-new', 'officer', section(NEW, '')),
  screen('case-of-a-head', 'head', section(STAGE_1, '')),
  screen('case-points', 'officer', section(RICHEST, '/points')),
  screen('case-people', 'officer', section(RICHEST, '/people')),
  screen('case-timeline', 'officer', section(RICHEST, '/timeline')),
  screen('case-outcome', 'officer', section(RICHEST, '/outcome')),
  screen('case-clocks', 'officer', section(STAGE_1, '/clocks')),
  screen('case-new-points', 'officer', section(NEW, '/points')),
  screen('case-new-outcome', 'officer', section(NEW, '/outcome')),
  ...withMistakes('record-a-contact', 'officer', at('/cases/new'), 'Save the contact'),
  ...withMistakes('log-a-contact', 'officer', section(CHILD, '/contact'), 'Log the contact'),
  ...withMistakes('decide-the-procedure', 'officer', section(NEW, '/procedure'), 'Decide'),
  ...withMistakes('extend-stage-1', 'officer', section(STAGE_1, '/extend'), 'Extend stage 1'),
  ...withMistakes('answer-stage-1', 'officer', section(STAGE_1, '/answer'), 'Record the answer'),
  screen('answer-stage-1-with-actions', 'officer', async (person) => {
    await section(STAGE_1, '/answer')(person)
    await person.page.getByText('What the answer says is to be done').click()
  }),
  ...withMistakes('change-a-finding', 'officer', section(RICHEST, '/finding/1?stage=1'), 'Record the finding'),
  ...withMistakes('agree-a-remedy', 'officer', section(STAGE_1, '/remedy'), 'Agree it'),
  screen('record-a-step', 'officer', section(STAGE_1, '/step')),
  ...withMistakes('step', 'officer', section(STAGE_1, '/step/function_relied_on'), 'Record the step'),
  ...withMistakes('add-a-person', 'officer', section(STAGE_1, '/person'), 'Add the person'),
  screen('amend-a-person', 'officer', section(STAGE_1, '/person/1')),
  screen('offer-an-advocate', 'officer', section(CHILD, '/advocate')),
  ...withMistakes('ask-for-stage-2', 'officer', section(STAGE_1, '/request'), 'Record the request'),
  ...withMistakes('fix-the-day-of-the-panel', 'officer', section(RICHEST, '/panel'), 'Fix the day'),
  ...withMistakes('withdraw', 'officer', section(STAGE_1, '/withdraw'), 'Record the withdrawal'),
  ...withMistakes('not-accept', 'officer', section(OPEN, '/not-accept'), 'Do not accept it'),
  ...withMistakes('correct-the-receipt', 'officer', section(STAGE_1, '/correct/1'), 'Correct the entry'),
  screen('correct-the-receipt-opened', 'officer', async (person) => {
    await section(STAGE_1, '/correct/1')(person)
    await person.page.getByLabel('What it is, its procedure, how it came, or who raised it').check()
  }),
  screen('changed-meanwhile', 'officer', async (person) => {
    await section(CHILD, '/contact')(person)
    await person.page.getByLabel('Telephone').check()
    await person.page.getByLabel('Yes', { exact: true }).check()
    await person.page.getByLabel('What was said').fill('She asks who decided, and whether she can fetch her coursework on Friday.')
    // as if somebody else had changed the case since the form was opened
    await person.page.evaluate(() => (document.querySelector('input[name=version]').value -= 1))
    await person.press('Log the contact')
  }),
  screen('signed-out-while-typing', 'officer', async (person) => {
    await section(CHILD, '/contact')(person)
    const cookies = await person.context.cookies()
    await person.context.clearCookies()
    await person.press('Log the contact')
    await person.context.addCookies(cookies)
  }),
  screen('tracker', 'head', at('/tracker')),
  screen('tracker-none', 'head', at('/tracker?status=parked&team=Fostering')),
  screen('tracker-of-a-manager', 'manager', at('/tracker')),
  screen('delays', 'head', at('/delays')),
  screen('delays-ever', 'officer', at('/delays?since=ever')),
  screen('reports', 'director', at('/reports')),
  ...withMistakes('year', 'officer', at('/year'), 'Record it'),
  screen('year-of-a-director', 'director', at('/year?ended=2025')),
  screen('report', 'director', at(YEAR)),
  screen('report-so-far', 'director', at('/reports/northmere')),
  screen('figure', 'director', async (person) => {
    await person.goto(YEAR)
    await person.page.locator('a.app-figure').first().click()
  }),
  screen('access-log', 'officer', at('/access-log')),
  ...withMistakes('account', 'officer', at('/account'), 'Change the password'),
  screen('accounts', 'administrator', at('/accounts')),
  ...withMistakes('add-an-account', 'administrator', at('/accounts/new'), 'Add the account'),
  screen('change-a-role', 'administrator', async (person) => {
    await person.goto('/accounts')
    await person.follow('Change the role of Anita Desai')
  }),
  screen('not-allowed', 'head', at('/cases/new')),
  screen('nowhere', 'officer', at('/nowhere')),
  screen('help', null, at('/help')),
  screen('accessibility', null, at('/accessibility')),
  screen('looking', null, at('/looking'))
]

const LONG_NAME = 'Wilhelmina Featherstonehaugh-Cholmondeley of Upper Weatherby'
const LONG_TEAM = 'Placement Stability and Emergency Accommodation Commissioning, North and Coastal'

const LONG_TITLE = 'Nobody answered at Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'

/** Records a case whose words are long. */
export const recordLongWords = async (person) => {
  await person.goto('/cases/new')
  const { page } = person
  await page.getByLabel('What they said').fill('I rang the office three times and nobody called me back. '.repeat(12))
  await page.getByLabel('Name (optional)', { exact: true }).fill(LONG_NAME)
  await page.getByLabel('Is it safe to contact them?').fill('Only by letter to her grandmother, who reads it to her, and never on a Wednesday or in school holidays')
  await page.getByRole('group', { name: 'How it came' }).getByLabel('Letter').check()
  await page.getByLabel('Procedure').selectOption({ label: 'Children Act (statutory)' })
  await page.getByLabel('Title (optional)').fill(LONG_TITLE)
  await page.getByLabel('Team it is about').fill(LONG_TEAM)
  await page.getByLabel('Complaint points').fill('Communication\nDelay')
  await person.press('Save the contact')
}

/** A council without a case; and then with one whose words are long. */
export const FIRST_MORNING = {
  accounts: [
    ['officer', '--name', LONG_NAME, '--role', 'complaints_team'],
    ['manager', '--name', 'Bo Ely', '--role', 'team_manager', '--team', LONG_TEAM]
  ],
  screens: [
    screen('empty-my-work', 'officer', at('/')),
    screen('empty-my-work-of-a-manager', 'manager', at('/')),
    screen('empty-cases', 'officer', at('/cases')),
    screen('empty-tracker', 'officer', at('/tracker')),
    screen('empty-delays', 'officer', at('/delays')),
    screen('empty-year', 'officer', at('/year')),
    screen('empty-reports', 'officer', at('/reports'))
  ],
  withLongWords: [
    screen('long-words', 'officer', section(LONG_TITLE, '')),
    screen('long-words-people', 'officer', section(LONG_TITLE, '/people')),
    screen('long-words-in-a-list', 'officer', at('/cases')),
    screen('long-words-in-the-tracker', 'officer', at('/tracker'))
  ]
}
