import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { Clock } from '../../../scripts/clients/clock.ts';
import { localService } from '../../../scripts/clients/service.ts';
import { launch, watch } from '../browser.ts';
import { violations } from '../checks.ts';
import { advisor, button, customer, scrolledTo } from './people.ts';

/* The label of a return, from the console. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** An order that came yesterday by the service's clock, which other files move. */
async function delivered(name: string): Promise<string> {
  const service = localService(inject('base'));
  const { personas } = (await (await service.fetch('/sandbox/personas')).json()) as {
    personas: { id: string; name: string; email: string; phone: string }[];
  };
  const who = personas.find((persona) => persona.name === name);
  const at = new Date((await new Clock(service).now()).getTime() - 86_400_000).toISOString();
  const id = '77001';
  const answer = await service.fetch(`/api/v1/orders/${id}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${service.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ type: 'order', id, status: 'delivered', currency: 'EUR', total: 8700 },
      ...{ placedAt: at, shippedAt: at, deliveredAt: at, customer: who },
      address: { line1: '12 rue des Lilas', postcode: '69003', city: 'Lyon', country: 'FR' },
      items: [
        {
          ...{ line: '1', sku: 'DR-101-S', product: 'DR-101', title: 'Lune dress', quantity: 1, price: 8700 },
          options: { size: 'S', colour: 'midnight' },
        },
      ],
    }),
  });
  expect(answer.status).toBeLessThan(300);
  return id;
}

it('an advisor opens a return, and sends its label once more', async () => {
  const { name, chat } = await customer(11);
  const order = await delivered(name);
  const page = await advisor(browser, 'Nora');
  const complaints = watch(page);
  await (await scrolledTo(page, name)).click();
  const own = page.locator('.orders details').filter({ hasText: order });
  await own.waitFor();
  if ((await own.getAttribute('open')) === null) await own.locator('summary').click();
  await own.locator('fieldset.acts').getByRole('button', { name: 'Return' }).first().click();
  const doing = page.locator('.doing');
  const line = doing.getByRole('checkbox').first();
  if (!(await line.isChecked())) await line.check();
  await doing.locator('button[type=submit]').click();
  await doing.locator('.quote').waitFor();
  await doing.getByRole('button', { name: 'Do it' }).click();
  await doing.getByRole('status').waitFor();
  await button(page, /^Send the label of .+ again$/).click();
  await doing
    .locator('.quote')
    .getByText(/goes to .+@.+ once more/)
    .waitFor();
  expect(await violations(page)).toEqual([]);
  await doing.getByRole('button', { name: 'Do it' }).click();
  await doing
    .getByRole('status')
    .getByText(/goes to .+@.+ once more/)
    .waitFor();
  expect(complaints).toEqual([]);
  chat.close();
  await page.context().close();
});
