import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journey } from '../support/journey.js'

journey('Keeping accounts', ({ signedIn, somebody }) => {
  const fill = async (page, { name, signInName, role, teams = '', password }) => {
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByLabel('Sign-in name').fill(signInName)
    await page.getByLabel(role, { exact: true }).check()
    await page.getByLabel('Teams (for a team manager)').fill(teams)
    await page.getByLabel('Password to begin with').fill(password)
  }

  test('an empty form says what is missing, each at its field', async () => {
    const administrator = await signedIn('administrator')
    await administrator.goto('/accounts')
    await administrator.check('accounts')
    await administrator.follow('Add an account')
    await administrator.check('add an account')
    await administrator.press('Add the account')
    assert.deepEqual(await administrator.mistakes(), [
      'Enter the person’s name',
      'Choose a role',
      'Enter a sign-in name',
      'Enter a password to begin with'
    ])
    await administrator.check('add an account, empty')
  })

  test('a team manager without a team is refused, and what was typed is kept but for the password', async () => {
    const administrator = await signedIn('administrator')
    await administrator.goto('/accounts/new')
    const { page } = administrator
    await fill(page, { name: 'Ada Quillfeather', signInName: 'ada', role: 'Team manager', password: 'four wooden spoons' })
    await administrator.press('Add the account')
    assert.deepEqual(await administrator.mistakes(), ['A team manager answers for at least one team; name it'])
    assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'Ada Quillfeather')
    assert.equal(await page.getByLabel('Sign-in name').inputValue(), 'ada')
    assert.ok(await page.getByLabel('Team manager', { exact: true }).isChecked())
    assert.equal(await page.getByLabel('Password to begin with').inputValue(), '')
    await administrator.check('add an account, no team')
  })

  test('a name that is taken is refused', async () => {
    const administrator = await signedIn('administrator')
    await administrator.goto('/accounts/new')
    await fill(administrator.page, { name: 'Tom Reyes', signInName: 'officer', role: 'Director', password: 'four wooden spoons' })
    await administrator.press('Add the account')
    const [taken, ...others] = await administrator.mistakes()
    assert.match(taken, /officer/)
    assert.deepEqual(others, [])
  })

  test('a new manager signs in and sees the cases of the team, until the account is closed', async () => {
    const administrator = await signedIn('administrator')
    await administrator.goto('/accounts/new')
    await fill(administrator.page, {
      name: 'Ada Quillfeather',
      signInName: 'ada',
      role: 'Team manager',
      teams: 'Fostering\nAdoption Support',
      password: 'four wooden spoons'
    })
    await administrator.press('Add the account')
    assert.equal(administrator.at, '/accounts?done=added')
    assert.equal(
      await administrator.words('.moj-alert'),
      'The account is made. Tell its owner the password yourself; Heard sends it to nobody.'
    )
    await administrator.check('accounts, one added')

    const ada = await somebody()
    await ada.goto('/sign-in')
    await ada.signIn('ada', 'four wooden spoons')
    assert.equal(
      await ada.words('.app-heading__text p'),
      'Open cases of Adoption Support, Fostering on Tue 24 November 2026'
    )

    const row = administrator.page.getByRole('row').filter({ hasText: 'Ada Quillfeather' })
    await row.getByRole('button', { name: 'Close the account of Ada Quillfeather' }).click()
    assert.equal(administrator.at, '/accounts?done=closed')
    assert.match(await row.innerText(), /Closed 24 November 2026 at 9:00am/)
    await administrator.check('accounts, one closed')

    await ada.goto('/cases')
    assert.equal(await ada.heading(), 'Sign in')
    await ada.signIn('ada', 'four wooden spoons')
    assert.deepEqual(await ada.mistakes(), ['The sign-in name or the password is not right'])
  })

  test('a changed role signs its owner out, and counts when they come back', async () => {
    const administrator = await signedIn('administrator')
    const director = await signedIn('director')
    await director.goto('/cases')
    assert.equal(await director.heading(), 'Cases')
    await administrator.goto('/accounts')
    const { page } = administrator
    const row = page.getByRole('row').filter({ hasText: 'Owen Castell' })
    await row.getByRole('link', { name: 'Change the role of Owen Castell' }).click()
    assert.ok(await page.getByLabel('Director', { exact: true }).isChecked())
    await administrator.check('change a role')

    await page.getByLabel('Team manager', { exact: true }).check()
    await administrator.press('Change the role')
    assert.deepEqual(await administrator.mistakes(), ['A team manager answers for at least one team; name it'])
    assert.ok(await page.getByLabel('Team manager', { exact: true }).isChecked())
    await administrator.check('change a role, no team')
    await page.getByLabel('Teams (for a team manager)').fill('Fostering')
    await administrator.press('Change the role')
    assert.equal(administrator.at, '/accounts?done=changed')
    assert.equal(await administrator.words('.moj-alert'), 'The role is changed, and its owner signed out everywhere.')
    assert.match(await row.innerText(), /Team manager/)
    await administrator.check('accounts, one changed')

    await director.goto('/cases')
    assert.equal(await director.heading(), 'Sign in')
    await director.signIn('director')
    await director.goto('/')
    assert.equal(await director.words('.app-heading__text p'), 'Open cases of Fostering on Tue 24 November 2026')

    await administrator.goto('/access-log')
    const looks = await administrator.list('tbody tr')
    assert.ok(
      looks.includes(
        '24 November 2026 at 9:00am administrator Administrator An account change director from director to team manager of Fostering'
      ),
      looks.slice(0, 9).join('\n')
    )
  })

  test('the only administrator stays one', async () => {
    const administrator = await signedIn('administrator')
    await administrator.goto('/accounts')
    await administrator.follow('Change the role of Sam Whitlow')
    await administrator.page.getByLabel('Director', { exact: true }).check()
    await administrator.press('Change the role')
    assert.deepEqual(await administrator.mistakes(), [
      'Administrator is the only administrator, and somebody has to keep the accounts; make another administrator first'
    ])
  })
})
