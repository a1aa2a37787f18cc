import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journey } from '../support/journey.js'

journey('Signing in and out', ({ somebody }) => {
  const TOO_MANY = 'There were too many tries. Wait a minute, then try again'

  test('an empty form asks for the name first, then for the password', async () => {
    const person = await somebody()
    await person.goto('/sign-in')
    await person.check('sign in')
    await person.press('Sign in')
    assert.deepEqual(await person.mistakes(), ['Enter your sign-in name'])
    await person.check('sign in, no name')
    await person.page.getByLabel('Sign-in name').fill('officer')
    await person.press('Sign in')
    assert.deepEqual(await person.mistakes(), ['Enter your password'])
    assert.equal(await person.page.getByLabel('Sign-in name').inputValue(), 'officer')
    await person.check('sign in, no password')
  })

  test('whoever asks for a page is led to it after signing in', async () => {
    const person = await somebody()
    await person.goto('/cases?due=late')
    assert.equal(await person.heading(), 'Sign in')
    await person.signIn('head')
    assert.equal(person.at, '/cases?due=late')
    assert.equal(await person.heading(), 'Cases')
  })

  test('a link to the sign-in page leads nowhere else', async () => {
    const person = await somebody()
    await person.goto('/sign-in?next=//elsewhere.example/')
    await person.signIn('head')
    assert.equal(person.at, '/')
  })

  test('after five wrong passwords the right one has to wait too', async () => {
    const person = await somebody()
    await person.goto('/sign-in')
    for (let tried = 0; tried < 5; tried += 1) {
      await person.signIn('director', 'three loud otters')
      assert.deepEqual(await person.mistakes(), ['The sign-in name or the password is not right'])
    }
    await person.check('sign in, wrong')
    await person.signIn('director')
    assert.deepEqual(await person.mistakes(), [TOO_MANY])
    await person.check('sign in, too many tries')
  })

  test('signing out ends it here', async () => {
    const person = await somebody()
    await person.goto('/sign-in')
    await person.signIn('manager')
    await person.page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click()
    assert.equal(person.at, '/sign-in')
    await person.goto('/')
    assert.equal(await person.heading(), 'Sign in')
  })

  test('signing out everywhere ends it at every screen', async () => {
    const atTheOffice = await somebody()
    const atHome = await somebody()
    for (const screen of [atTheOffice, atHome]) {
      await screen.goto('/sign-in')
      await screen.signIn('officer')
      assert.equal(await screen.heading(), 'My work')
    }
    await atHome.goto('/account')
    await atHome.check('your account')
    await atHome.press('Sign out everywhere')
    assert.equal(atHome.at, '/sign-in')
    await atTheOffice.goto('/cases')
    assert.equal(await atTheOffice.heading(), 'Sign in')
  })

  test('a new password takes the place of the old one', async () => {
    const person = await somebody()
    await person.goto('/sign-in')
    await person.signIn('administrator')
    await person.goto('/account')
    await person.press('Change the password')
    assert.deepEqual(await person.mistakes(), ['Enter the password that you have now', 'Enter a new password'])
    await person.check('your account, empty')

    const change = async (current, replacement, again) => {
      await person.page.getByLabel('The password that you have now').fill(current)
      await person.page.getByLabel('New password', { exact: true }).fill(replacement)
      await person.page.getByLabel('New password again').fill(again)
      await person.press('Change the password')
    }
    await change('three quiet otters', 'two green kettles', 'two green kettle')
    assert.deepEqual(await person.mistakes(), ['Enter the new password twice alike'])
    await change('three quiet badgers', 'two green kettles', 'two green kettles')
    assert.deepEqual(await person.mistakes(), ['That is not the password that you have now'])
    await change('three quiet otters', 'kettles', 'kettles')
    assert.match((await person.mistakes())[0], /^A password has at least 12 letters, figures or signs/)
    await change('three quiet otters', 'two green kettles', 'two green kettles')
    assert.equal(person.at, '/sign-in')
    await person.signIn('administrator')
    assert.deepEqual(await person.mistakes(), ['The sign-in name or the password is not right'])
    await person.signIn('administrator', 'two green kettles')
    assert.equal(await person.heading(), 'Accounts')
  })
})
