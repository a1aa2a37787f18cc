/** Fills in how the complainant withdrew: by telephone, and the council leaves it at that. */
export const byTelephone = async ({ page }) => {
  await page.getByRole('group', { name: 'How did they tell the council?' }).getByLabel('Telephone').check()
  await page.getByRole('group', { name: 'Does the council look at the matter' }).getByLabel('No').check()
}
