import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { ThreadAgenda } from '../../../src/console/protocol.ts';
import { SOPHIE } from '../../console/shop.ts';
import { launch, newPage, watch } from '../browser.ts';
import { violations } from '../checks.ts';
import { FakeService } from './fake.ts';

/* Appointments beside a thread: what is booked, what was changed here, what is free, and what may be done. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const time = { startsAt: '2030-06-13T08:00:00.000Z', with: 'Paul' };
const cancel = {
  ...{ tool: 'cancel_appointment', label: 'Cancel an appointment', order: null, fields: [] },
  input: { appointment: 'RV-1' },
};
const AGENDA: ThreadAgenda = {
  appointments: [
    {
      ...{
        id: 'RV-1',
        service: 'Boiler service',
        status: 'confirmed',
        with: 'Paul',
        note: '',
        here: 'moved',
      },
      ...{ startsAt: '2030-06-12T07:00:00.000Z', endsAt: '2030-06-12T08:00:00.000Z' },
      address: '8 rue Sala, 69002 Lyon, FR',
      acts: [
        {
          ...{ tool: 'move_appointment', label: 'Move an appointment', order: null },
          input: { appointment: 'RV-1' },
          fields: [
            {
              ...{ name: 'time', label: 'Free time', kind: 'choice', required: true },
              options: [{ value: 'one', label: 'Thursday 13 June at 10:00, Paul', input: time }],
            },
          ],
        },
        cancel,
      ],
    },
    {
      ...{ id: 'RV-0', service: 'Repair', status: 'cancelled', with: '', note: '', here: 'cancelled' },
      ...{ startsAt: '2030-06-02T07:00:00.000Z', endsAt: null, address: null, acts: [] },
    },
  ],
  free: [{ service: 'Boiler service', endsAt: '2030-06-13T09:00:00.000Z', ...time }],
  acts: [{ tool: 'book_appointment', label: 'Book an appointment', order: null, input: {}, fields: [] }],
};

it.each([
  [1440, 'light'],
  [1440, 'dark'],
  [360, 'light'],
  [360, 'dark'],
] as const)('an appointment is moved beside the thread, as quoted (%i pixels, %s)', async (width, scheme) => {
  const page = await newPage(browser, { width, height: 900 }, scheme);
  const complaints = watch(page);
  const fake = new FakeService(page);
  const quote = { hash: 'h', text: 'Move an appointment; Boiler service (…)', money: [], final: false };
  fake.handle = ({ method, path, body }) => {
    if (/\/agenda$/.test(path)) return { body: AGENDA };
    if (method !== 'POST' || !/\/act$/.test(path)) return undefined;
    return { body: (body as { dryRun?: boolean }).dryRun ? { quote } : { done: true, text: quote.text } };
  };
  await fake.install();
  await page.goto(`${inject('base')}/console/#/inbox/${SOPHIE}`);
  if (width < 1000) await page.getByRole('button', { name: 'Customer' }).first().click();
  const pane = page.getByRole('region', { name: 'Appointments' });
  await pane.getByText('moved here').waitFor();
  expect(await pane.textContent()).toMatch(/Boiler service.*confirmed.*rue Sala.*Repair.*called off/s);
  await pane.getByText('1 free time').click();
  await pane.scrollIntoViewIfNeeded();
  await page.screenshot({ path: `dist/screens/agenda-${width}-${scheme}.png` });
  expect(await violations(page)).toEqual([]);
  // Which of several appointments a button is of is said by the group around it.
  const ofVisit = pane.getByRole('group', { name: /^What can be done, Boiler service, .*12/ });
  await ofVisit.getByRole('button', { name: 'Move an appointment' }).click();
  const box = page.getByRole('region', { name: 'Move an appointment' });
  await box.getByRole('button', { name: 'Show what it would do' }).click();
  await box.getByText('Boiler service (…)').waitFor();
  expect(fake.made('POST', /\/act$/)[0]?.body).toMatchObject({
    ...{ tool: 'move_appointment', input: { appointment: 'RV-1', ...time }, dryRun: true },
  });
  await page.screenshot({ path: `dist/screens/agenda-quote-${width}-${scheme}.png` });
  await box.getByRole('button', { name: 'Do it' }).click();
  await box.getByRole('status').waitFor();
  expect(fake.made('POST', /\/act$/)[1]?.body).toMatchObject({ hash: 'h' });
  expect(complaints).toEqual([]);
  await page.context().close();
});
