import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds wrong with the page as it is now: rule, and where. */
export async function violations(page: Page): Promise<string[]> {
  // The page's policy allows no foreign script, so that this one comes in through the debugger.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(
    'axe.run(document, { resultTypes: ["violations"] })',
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

/** What sticks out of the page to the side; what scrolls inside of its own box may. */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`
    const wide = document.documentElement.clientWidth;
    const inside = (element) => element.closest('.log, .examples, .unseen, .skip');
    [...document.body.querySelectorAll('*')]
      .filter((element) => !inside(element) && element.getBoundingClientRect().right > wide + 1)
      .map((element) => element.outerHTML.slice(0, 80))
      .concat(document.documentElement.scrollWidth > wide ? ['the page scrolls sideways'] : [])
  `);
}
