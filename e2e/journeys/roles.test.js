import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journey } from '../support/journey.js'

journey('What each role sees', ({ signedIn }) => {
  const OWN = "Broken window in a care leaver's flat"
  const OTHER = 'Phone taken and shouted at in the residential home'

  const menu = (person) => person.list('nav[aria-label="Menu"] li')
  const refused = async (person, paths) => {
    for (const path of paths) {
      await person.goto(path)
      assert.equal(person.status, 403, path)
      assert.equal(await person.heading(), 'Your role does not allow this')
    }
  }
  const found = async (person, query) => {
    await person.goto(`/cases?${query}`)
    return person.words('#list-heading')
  }

  test('the complaints team sees and does everything but keep accounts', async () => {
    const officer = await signedIn('officer')
    await officer.goto('/')
    assert.deepEqual(await menu(officer), ['My work', 'Cases', 'Case tracker', 'Reports', 'Access log'])
    assert.equal(await officer.words('header .app-header__user'), 'Tom Reyes Complaints team Sign out')
    assert.deepEqual(await officer.list('.app-tile'), [
      '8 Late',
      '2 Due today',
      '16 Due in the next 5 working days',
      '12 A step or a promise past its day',
      '2 New: the procedure is to be decided',
      '4 Kept by you',
      '32 Past triage, and kept by nobody'
    ])
    await officer.check('my work of the complaints team')
    await refused(officer, ['/accounts', '/accounts/new'])
    await officer.check('not allowed')
  })

  test('a team manager sees the cases of the team, and answers them', async () => {
    const manager = await signedIn('manager')
    await manager.goto('/')
    assert.deepEqual(await menu(manager), ['My work', 'Cases', 'Case tracker', 'Reports'])
    assert.equal(await manager.words('.app-heading__text p'), 'Open cases of Leaving Care on Tue 24 November 2026')
    await manager.check('my work of a team manager')

    await manager.goto('/cases')
    const teams = await manager.list('tbody tr td:nth-child(4)')
    assert.ok(teams.length > 20)
    assert.deepEqual(teams.filter((team) => !team.includes('Leaving Care')), [])
    assert.equal(await found(manager, `q="${OTHER}"`), 'No cases found')
    await manager.check('cases of a team manager, none found')

    await manager.openCase(OWN)
    assert.ok((await manager.actions()).includes('Log a contact with the family'))
    await refused(manager, ['/access-log', '/accounts'])
  })

  test('a case of another team looks like one that is not there', async () => {
    const officer = await signedIn('officer')
    const at = await officer.openCase(OTHER)
    const manager = await signedIn('manager')
    for (const path of [at, `${at}/timeline`, `${at}/answer`, '/cases/00000000-0000-7000-8000-000000000000']) {
      await manager.goto(path)
      assert.equal(manager.status, 404, path)
      assert.equal(await manager.heading(), 'There is nothing here for you to see')
    }
    await manager.check('nothing to see')
    await officer.goto('/access-log')
    const looks = await officer.list('tbody tr')
    assert.ok(looks.some((look) => /manager Team manager Refused timeline/.test(look)), looks.slice(0, 9).join('\n'))
  })

  for (const [name, role] of [['head', 'Head of service'], ['director', 'Director']]) {
    test(`a ${role.toLowerCase()} sees every case and changes none`, async () => {
      const person = await signedIn(name)
      await person.goto('/')
      assert.deepEqual(await menu(person), ['My work', 'Cases', 'Case tracker', 'Reports', 'Access log'])
      assert.equal(await person.page.getByText('Record a new contact').count(), 0)
      await person.check(`my work of a ${role.toLowerCase()}`)
      const at = await person.openCase(OTHER)
      assert.deepEqual(await person.actions(), [])
      await person.goto(`${at}/timeline`)
      assert.equal(await person.page.locator('main').getByRole('link', { name: /^Correct/ }).count(), 0)
      await refused(person, ['/cases/new', `${at}/answer`, `${at}/step`, `${at}/step/declared`, `${at}/person`, `${at}/extend`, `${at}/correct/1`, '/accounts'])
    })
  }

  test('an administrator keeps accounts and sees no case', async () => {
    const officer = await signedIn('officer')
    const at = await officer.openCase(OTHER)
    const administrator = await signedIn('administrator')
    await administrator.goto('/')
    assert.equal(administrator.at, '/accounts')
    assert.deepEqual(await menu(administrator), ['Reports', 'Access log', 'Accounts'])
    await refused(administrator, ['/cases', '/tracker', '/find?q=NM-2026-0160', at, `${at}/people`, '/cases/new'])
    await administrator.goto('/reports/northmere?from=2025-04-01&to=2026-03-31')
    assert.equal(await administrator.page.locator('a.app-figure').count(), 0, 'no figure leads to cases')
  })
})
