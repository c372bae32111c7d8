import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ago, item, NORA, SOPHIE, waiting } from '../../console/shop.ts';
import { launch, newPage, watch } from '../browser.ts';
import { violations } from '../checks.ts';
import { FakeService, problem } from './fake.ts';

/*
 * Every state of the console's panes, in a real Chromium under the real policy, against a service that is played here: what a person
 * would see, that it fits the screen, and that axe finds nothing.
 */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1440, height: 900 };

interface Opened {
  page: Page;
  fake: FakeService;
  complaints: string[];
}

async function open(
  hash = '',
  {
    viewport = DESK,
    scheme = 'light',
    before,
  }: { viewport?: typeof DESK; scheme?: 'light' | 'dark'; before?: (fake: FakeService) => void } = {},
): Promise<Opened> {
  const page = await newPage(browser, viewport, scheme);
  const complaints = watch(page);
  const fake = new FakeService(page);
  before?.(fake);
  await fake.install();
  await page.goto(`${inject('base')}/console/${hash}`);
  return { page, fake, complaints };
}

const THREAD = `#/inbox/${SOPHIE}`;
const log = (page: Page) => page.getByRole('log', { name: 'Conversation' });
const sideways = (page: Page) =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');

describe('the console at rest', () => {
  it('shows who waits, most urgent first, by name or as a visitor', async () => {
    const { page, complaints } = await open();
    const links = page.getByRole('list', { name: 'Waiting', exact: true }).getByRole('link');
    await expect.poll(() => links.count()).toBe(5);
    await expect.poll(async () => (await links.first().textContent())?.startsWith('Élodie')).toBe(true);
    await page
      .getByRole('link', { name: /^Sophie Martin/ })
      .first()
      .waitFor();
    await page
      .getByRole('link', { name: /^Visitor/ })
      .first()
      .waitFor();
    await page.getByRole('list', { name: 'Approvals' }).getByRole('button', { name: 'Approve' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('says what to do where nobody waits', async () => {
    const { page } = await open('', { before: (fake) => Object.assign(fake, { entries: [] }) });
    await page.getByText('Nobody waits. The assistant is answering.').waitFor();
    await page.context().close();
  });

  it('shows that it is reading, and not at once', async () => {
    const { page } = await open('', { before: (fake) => Object.assign(fake, { silent: true }) });
    await page.getByRole('status', { name: 'Loading' }).first().waitFor();
    await page.context().close();
  });

  it('offers to try again where the service cannot be reached', async () => {
    const { page, fake } = await open('', { before: (it) => Object.assign(it, { cut: true }) });
    const again = page.getByRole('button', { name: 'Try again' });
    await again.waitFor();
    fake.cut = false;
    await again.click();
    await page.getByRole('list', { name: 'Waiting', exact: true }).waitFor();
    await page.context().close();
  });

  it('asks who is there, for a code, and lets in', async () => {
    let signedIn = false;
    const { page } = await open('', {
      before: (fake) => {
        fake.handle = ({ path, body }) => {
          if (path === 'me' && !signedIn) return problem(401, 'Who are you?');
          if (path !== 'console/sign-in') return undefined;
          signedIn = JSON.stringify(body).includes('"code"');
          return { body: signedIn ? { next: 'console', me: NORA } : { next: 'code' } };
        };
      },
    });
    await page.getByLabel('Email').fill('nora@lune.example');
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await page.getByLabel('Code').fill('123456');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('list', { name: 'Waiting', exact: true }).waitFor();
    await page.context().close();
  });
});

describe('a thread', () => {
  it('shows everything on one line of time, each kind as what it is', async () => {
    const { page } = await open(THREAD);
    await log(page).getByText('This is too slow. I want to talk to a person, please.').waitFor();
    await log(page).getByText('Said by a visitor who named order 45821').waitFor();
    await log(page).getByText('Note: never sent').waitFor();
    await log(page).getByText('The number does not accept messages (131026)').waitFor();
    await log(page).getByRole('button', { name: 'Why' }).first().waitFor();
    await page.getByText('Ask the warehouse to send it by express today.').waitFor();
    await page.context().close();
  });

  it('says why it cannot be shown: forbidden, gone, failed', async () => {
    for (const [status, words] of [
      [403, 'You may not see this.'],
      [404, 'There is no such customer'],
      [500, 'This could not be read.'],
    ] as const) {
      const { page } = await open(THREAD, {
        before: (fake) => {
          fake.handle = ({ path }) => (path.endsWith('timeline') ? problem(status, 'No') : undefined);
        },
      });
      await page.locator('.thread').getByText(words).waitFor();
      await page.context().close();
    }
  });

  it('streams the assistant’s words, and marks what came while the network was cut', async () => {
    const { page, fake } = await open(THREAD);
    await page.getByRole('button', { name: 'Take over' }).waitFor();
    const delta = { type: 'delta', turn: 't1', session: 'se_chat', channel: 'chat' } as const;
    fake.thread({ ...delta, text: 'I am looking ' });
    fake.thread({ ...delta, text: 'into it' });
    await log(page).getByText('I am looking into it').waitFor();
    fake.cut = true;
    await fake.dropSockets();
    await page.getByText('Connecting again…').waitFor();
    fake.items.push(item({ seq: 16, at: ago(0), text: 'Are you still there?' }));
    fake.cut = false;
    await log(page).getByText('1 message came while you were offline').waitFor();
    expect(await log(page).getByText('Are you still there?').count()).toBe(1);
    await page.context().close();
  });

  it('keeps what is written over a reload, and sends it once when the network is back', async () => {
    const { page, fake } = await open(THREAD);
    await page.getByRole('button', { name: 'Take over' }).click();
    await page.getByRole('textbox', { name: 'Reply' }).fill('I am asking the warehouse.');
    fake.setState({ floor: { kind: 'advisor', id: NORA.person.id, name: 'Nora Petit', since: ago(0) } });
    await page.reload();
    const reply = page.getByRole('textbox', { name: 'Reply' });
    await expect.poll(() => reply.inputValue()).toBe('I am asking the warehouse.');
    fake.handle = ({ path }) => (path.endsWith('/reply') ? 'cut' : undefined);
    await page.getByRole('button', { name: 'Send by chat' }).click();
    await page.getByText('1 answer waits to be sent.').waitFor();
    fake.handle = () => undefined;
    await expect.poll(() => page.getByText('waits to be sent').count()).toBe(0);
    const sent = fake.made('POST', /reply$/);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
    await page.context().close();
  });

  it('says who answered meanwhile, and sends nothing over it', async () => {
    const { page, fake } = await open(THREAD);
    fake.handle = ({ path }) =>
      path.endsWith('/reply')
        ? problem(409, 'A colleague has answered', {
            by: { id: 'pe_maria', name: 'Maria Lopez' },
            at: ago(0),
            seq: 16,
          })
        : undefined;
    await page.getByRole('button', { name: 'Take over' }).click();
    await page.getByRole('textbox', { name: 'Reply' }).fill('Good morning');
    await page.getByRole('button', { name: 'Send by chat' }).click();
    await page.getByText(/Not sent: A colleague has answered \(Maria Lopez at/).waitFor();
    expect(fake.made('POST', /reply$/)).toHaveLength(1);
    await page.getByRole('button', { name: 'Back into the draft' }).click();
    await expect.poll(() => page.getByRole('textbox', { name: 'Reply' }).inputValue()).toBe('Good morning');
    await page.context().close();
  });

  it('shows a mail as it came in a frame that runs and loads nothing', async () => {
    const { page, complaints } = await open(THREAD);
    const html =
      '<p>My <b>return</b></p><script>parent.hacked = 1</script><img src="https://tracker.example/1.gif" onerror="parent.hacked = 2">';
    await page.route('**/files/original', (route) =>
      route.fulfill({
        contentType: 'message/rfc822',
        body: `Subject: My return\r\nContent-Type: text/html\r\n\r\n${html}`,
      }),
    );
    await log(page).getByRole('button', { name: 'Show the mail as it came' }).click();
    await page.frameLocator('iframe.mail').getByText('return').waitFor();
    expect(await page.evaluate('"hacked" in window')).toBe(false);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('of a hundred pages is read page by page, and what one reads stays in its place', async () => {
    const items = Array.from({ length: 50 }, (_, n) =>
      item({ seq: 1_000 + n, at: ago(500 - n), text: `Line ${n}` }),
    );
    const { page, fake } = await open(THREAD, { before: (it) => Object.assign(it, { items }) });
    fake.handle = ({ path, query }) => {
      if (!path.endsWith('timeline')) return undefined;
      const isNewest = query.get('before') === null;
      const older = Array.from({ length: 50 }, (_, n) =>
        item({ seq: n + 1, at: ago(2_000 - n), text: `Older ${n}` }),
      );
      return {
        body: {
          items: (isNewest ? items : older).toReversed(),
          next: isNewest ? 'p2' : null,
          seq: 1_049,
        },
      };
    };
    await page.reload();
    const first = log(page).getByText('Line 0', { exact: true });
    await first.scrollIntoViewIfNeeded();
    await log(page).getByText('Older 49', { exact: true }).waitFor({ state: 'attached' });
    const inView = async () => {
      const box = await first.boundingBox();
      return box !== null && box.y > 0 && box.y < 900;
    };
    await expect.poll(inView).toBe(true);
    await page.context().close();
  });
});

describe('what waits for a decision', () => {
  it('is approved at once, and refused with a reason', async () => {
    const { page, fake } = await open('', { before: (it) => Object.assign(it, { approvals: 2 }) });
    const list = page.getByRole('list', { name: 'Approvals' });
    await expect.poll(() => list.getByRole('button', { name: 'Approve' }).count()).toBe(2);
    await list.getByRole('button', { name: 'Approve' }).first().click();
    await expect.poll(() => list.getByRole('button', { name: 'Approve' }).count()).toBe(1);
    await list.getByRole('button', { name: 'Refuse' }).click();
    await page.keyboard.type('It was worn.');
    await page.keyboard.press('Enter');
    await page.getByText('Approvals 0').waitFor();
    expect(fake.made('POST', /^approvals/).map(({ path, body }) => [path, body])).toEqual([
      ['approvals/ap_1', { decision: 'approve' }],
      ['approvals/ap_2', { decision: 'refuse', reason: 'It was worn.' }],
    ]);
    await page.context().close();
  });

  it('that somebody else has decided says so', async () => {
    const { page, fake } = await open();
    fake.handle = ({ path }) =>
      path.startsWith('approvals') ? problem(409, 'It is decided already, or has lapsed.') : undefined;
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('It is decided already, or has lapsed.').waitFor();
    await page.context().close();
  });
});

describe('an act on an order', () => {
  it('shows exactly what it would do before it does it', async () => {
    const { page, fake } = await open(THREAD);
    fake.handle = ({ path, body }) => {
      if (!path.endsWith('/act')) return undefined;
      if (JSON.stringify(body).includes('dryRun'))
        return {
          body: {
            quote: {
              hash: 'h1',
              text: 'Refund of the Lune dress',
              money: [{ direction: 'back', amount: 8700, currency: 'EUR', method: 'Visa ending 4242' }],
              final: true,
            },
          },
        };
      return { body: { done: true, text: 'Refunded' } };
    };
    await page.getByRole('button', { name: 'Refund', exact: true }).click();
    await page.getByRole('button', { name: 'Show what it would do' }).click();
    await page.getByText('€87.00 back to Visa ending 4242').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Do it' }).click();
    await page.getByRole('status').getByText('Refunded').waitFor();
    expect(fake.made('POST', /act$/).at(-1)?.body).toMatchObject({ tool: 'choose_refund', hash: 'h1' });
    await page.context().close();
  });
});

describe('at every size, in both colours', () => {
  const long = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(4);
  it.each(
    [360, 768, 1440].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ width, scheme }))),
  )('$width px, $scheme: nothing sticks out, and axe finds nothing', async ({ width, scheme }) => {
    const viewport = { width, height: 820 };
    const { page, complaints } = await open('', { viewport, scheme });
    await page
      .getByRole('link', { name: /^Sophie Martin/ })
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toBe(false);
    await page
      .getByRole('list', { name: 'Waiting', exact: true })
      .getByRole('link', { name: /^Sophie/ })
      .click();
    await page.getByRole('button', { name: 'Take over' }).click();
    await page.getByRole('textbox', { name: 'Reply' }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toBe(false);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('very long and right-to-left words stay in their places, at 360 px and at 200 %', async () => {
    const entries = [{ ...waiting()[0], name: long, last: { at: ago(1), author: 'customer', text: long } }];
    const items = [
      item({ seq: 1, at: ago(3), text: long }),
      item({ seq: 2, at: ago(2), text: 'مرحبا، أين طلبي رقم 46002؟' }),
    ];
    for (const viewport of [PHONE, { width: 720, height: 450 }]) {
      const { page } = await open(THREAD, {
        viewport,
        before: (fake) => Object.assign(fake, { entries, items }),
      });
      await log(page).getByText('مرحبا').waitFor();
      expect(await sideways(page)).toBe(false);
      expect(await violations(page)).toEqual([]);
      await page.evaluate("document.documentElement.dir = 'rtl'");
      expect(await sideways(page)).toBe(false);
      await page.context().close();
    }
  });

  it.each(['search?q=sophie', 'figures', 'knowledge', 'settings', 'people', 'webhooks', 'tests', 'mailbox'])(
    'the page %s',
    async (name) => {
      for (const viewport of [PHONE, DESK]) {
        const { page } = await open(`#/${name}`, { viewport });
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(await violations(page)).toEqual([]);
        expect(await sideways(page)).toBe(false);
        await page.context().close();
      }
    },
  );
});

describe('the webhooks', () => {
  const url = 'https://shop.example/a/rather/long/path/that/has/to/break/somewhere/hooks';
  const endpoint = {
    ...{ id: 'wh_1', url, events: ['rating'], seen: { at: ago(5), what: 'HTTP 204' } },
    stopped: { at: ago(5), why: 'the endpoint is gone (410)' },
  };
  const delivery = {
    ...{ n: 1, endpoint: 'wh_1', event: 'rating', at: ago(9), state: 'failed', tries: 8, next: null },
    detail: 'HTTP 500: Internal error',
  };

  it('are tried, shown with their secret once, and delivered again', async () => {
    for (const viewport of [PHONE, DESK]) {
      const { page, fake, complaints } = await open('#/webhooks', {
        viewport,
        before: (it) => {
          it.handle = ({ path, method }) => {
            if (path === 'webhooks' && method === 'GET') return { body: { endpoints: [endpoint] } };
            if (path === 'webhook-deliveries') return { body: { deliveries: [delivery] } };
            if (path === 'webhooks/wh_1/test') return { body: { ok: false, detail: 'HTTP 503' } };
            if (path === 'webhooks') return { body: { ...endpoint, secret: 'whsec_shown' } };
            return undefined;
          };
        },
      });
      await page.getByRole('button', { name: 'Test now' }).click();
      await page.getByText('It answered: HTTP 503').waitFor();
      await page.getByLabel('Address (https)').fill('https://shop.example/new');
      await page.getByLabel('problem solved').check();
      await page.getByRole('button', { name: 'Add an endpoint' }).click();
      await expect
        .poll(() => page.getByLabel(`Secret of ${url}, shown this once`).inputValue())
        .toBe('whsec_shown');
      await page.getByRole('button', { name: 'Deliver again' }).click();
      await expect.poll(() => fake.made('POST', /deliveries\/1\/again$/).length).toBe(1);
      expect(fake.made('POST', /^webhooks$/)[0]?.body).toEqual({
        url: 'https://shop.example/new',
        events: ['resolved'],
      });
      expect(await violations(page)).toEqual([]);
      expect(await sideways(page)).toBe(false);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });
});

describe('the figures', () => {
  const day = { day: '2026-11-30', people: 2, tickets: 3, messages: 9, resolved: 2, handed_over: 1 };
  const report = {
    figures: { handed_over: { value: 0.5, of: 2 }, nps: { value: 40, of: 2 } },
    ...{ days: [day], baseline: { label: '2025', figures: { handed_over: 0.53 } } },
  };

  it('stand beside a time before, with a chart, a table, CSV, and the threads behind them', async () => {
    for (const viewport of [PHONE, DESK]) {
      const { page, fake, complaints } = await open('#/figures', {
        viewport,
        before: (it) => {
          it.handle = ({ path }) => {
            if (path === 'reports') return { body: report };
            if (path === 'reports/threads')
              return { body: { threads: [{ customer: SOPHIE, day: day.day }] } };
            return undefined;
          };
        },
      });
      await page.getByRole('columnheader', { name: '2025' }).waitFor();
      await page.getByText('Of people who came: those with a problem given to a person.').waitFor();
      expect(await page.locator('.chart rect').count()).toBe(2);
      await page.getByText('As a table').click();
      await page.getByRole('rowheader', { name: day.day }).waitFor();
      const csv = page.getByRole('link', { name: 'CSV' });
      expect(decodeURIComponent((await csv.first().getAttribute('href')) ?? '')).toContain(
        'handed_over,0.5,2,0.53',
      );
      expect(await violations(page)).toEqual([]);
      expect(await sideways(page)).toBe(false);
      await page.getByLabel('CSV of a time before').setInputFiles({
        ...{ name: 'before.csv', mimeType: 'text/csv', buffer: Buffer.from('nps,12\n') },
      });
      await expect
        .poll(() => fake.made('PUT', /reports\/baseline$/)[0]?.body)
        .toEqual({
          ...{ label: 'before', figures: { nps: 12 } },
        });
      await page.getByRole('button', { name: 'Threads: Handed over' }).click();
      await page.getByLabel('Not counted', { exact: true }).check();
      await page.getByRole('dialog').getByRole('link').waitFor();
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });
});

describe('the tests', () => {
  const result = {
    ...{ scenario: 'own', goal: 'send it back', state: 'fails', why: ['returns is 0, not 1'], at: ago(9) },
    lines: [{ who: 'service', text: 'I cannot do that.' }],
  };
  const kept = {
    scenario: { id: 'own', goal: 'send it back', steps: [{ channel: 'chat', lines: ['Take it back'] }] },
    ...{ customer: SOPHIE, by: 'Nora', at: ago(9) },
  };

  it('show what fails with its words, and a thread becomes one from Why', async () => {
    for (const viewport of [PHONE, DESK]) {
      const { page, fake, complaints } = await open(THREAD, {
        viewport,
        before: (it) => {
          it.handle = ({ path }) => {
            if (path === 'scenarios') return { body: { scenarios: [kept], results: [result] } };
            if (path === `customers/${SOPHIE}/scenario`) return { body: kept.scenario };
            if (path.includes('/why/')) return { body: { brain: 'embedded' } };
            return undefined;
          };
        },
      });
      await page.getByRole('button', { name: 'Why' }).first().click();
      await page.getByRole('button', { name: 'Make this a test' }).click();
      await page.getByRole('heading', { level: 1, name: 'Tests' }).waitFor();
      expect(fake.made('POST', /scenario$/)).toHaveLength(1);
      await page.getByText('returns is 0, not 1').waitFor();
      await page.getByText('The words of it').click();
      await page.getByText('I cannot do that.').waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await sideways(page)).toBe(false);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });
});

describe('keys', () => {
  it('lead from the list to the cursor in the reply in three', async () => {
    const { page } = await open();
    await page
      .getByRole('link', { name: /^Sophie Martin/ })
      .first()
      .waitFor();
    await page.keyboard.press('j');
    await page.getByRole('button', { name: 'Take over' }).waitFor();
    await page.keyboard.press('t');
    await page.keyboard.type('Good morning');
    await expect.poll(() => page.getByRole('textbox', { name: 'Reply' }).inputValue()).toBe('Good morning');
    await page.context().close();
  });

  it('are listed by ?, and found in the palette', async () => {
    const { page } = await open(THREAD);
    await page.getByRole('button', { name: 'Take over' }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).getByText('Hand back').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('take');
    await expect.poll(() => page.getByRole('combobox').inputValue()).toBe('take');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Reply' }).waitFor();
    await page.context().close();
  });
});
