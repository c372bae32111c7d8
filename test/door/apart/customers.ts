import { expect } from 'vitest';
import { now } from '../../../src/clock.ts';
import { bindings, kept } from '../world.ts';
import { byCustomer } from './comparisons.ts';
import { advisor, api, booty, east, NOBODY, ORDER, type Store, sophie, told, west } from './stores.ts';

/** Customers, the desk and what is counted of them. */
export const customers: Record<string, () => Promise<void>> = {
  'GET /api/v1/customers': async () => {
    const { email, phone } = sophie;
    for (const query of [{ email }, { phone }, { order: ORDER }]) {
      const found = (store: Store) => api(store, 'GET', `/customers?${new URLSearchParams(query as never)}`);
      expect(await (await found(east)).json()).toEqual({ customers: [] });
      expect(await (await found(west)).json()).toMatchObject({ customers: [{ id: booty.customer }] });
    }
  },
  'GET /api/v1/customers/:id': byCustomer('GET'),
  'GET /api/v1/customers/:id/exchanges': byCustomer('GET', '/exchanges'),
  'GET /api/v1/customers/:id/export': byCustomer('GET', '/export'),
  'DELETE /api/v1/customers/:id': byCustomer('DELETE'),
  'GET /api/v1/erasures': async () => {
    expect(await (await api(east, 'GET', '/erasures')).json()).toEqual({ erasures: [], next: null });
    expect(
      (await api({ ...east, adminToken: west.adminToken.replace('west', 'east') }, 'GET', '/erasures'))
        .status,
    ).toBe(401);
  },
  'POST /api/v1/erasures/:id/dismiss': async () => {
    const theirs = bindings.STORE.getByName('west:store');
    const id = `er_${'e'.repeat(32)}`;
    const counts = { events: 0, exchanges: 0, sessions: 0, tickets: 0, facts: 0, actions: 0, addresses: 0 };
    const receipt = {
      ...{ id, at: new Date(now()).toISOString(), customer: 'erased', reason: 'request' as const },
      ...{ erased: { ...counts, files: 0, testimony: 0, unsent: 0 }, remains: 'open' as const },
    };
    await theirs.erased('erased', receipt);
    const dismissed = async (erasure: string) =>
      told(await api(east, 'POST', `/erasures/${erasure}/dismiss`, {}));
    expect((await dismissed(id)).status).toBe(404);
    expect(await dismissed(id)).toEqual(await dismissed(`er_${'0'.repeat(32)}`));
    expect(await theirs.remains(id)).toBe('open');
    expect((await api(west, 'POST', `/erasures/${id}/dismiss`, {})).status).toBe(200);
  },
  'POST /api/v1/customers/:id/takeover': byCustomer('POST', '/takeover', advisor),
  'POST /api/v1/customers/:id/reply': async () => {
    await byCustomer('POST', '/reply', { ...advisor, text: 'x' })();
    await byCustomer('POST', '/reply', { ...advisor, text: 'x', session: booty.session })();
  },
  'POST /api/v1/customers/:id/handback': byCustomer('POST', '/handback', { advisor: 'a1' }),
  'POST /api/v1/customers/:id/resolve': async () =>
    byCustomer('POST', '/resolve', { ticket: booty.ticket })(),
  'POST /api/v1/customers/:id/reopen': async () => byCustomer('POST', '/reopen', { ticket: booty.ticket })(),
  // The other store's customer is nobody to link with, either.
  'POST /api/v1/customers/:id/link': async () =>
    byCustomer('POST', '/link', { customer: booty.customer, advisor: 'a1' })(),
  'POST /api/v1/customers/:id/unlink': async () =>
    byCustomer('POST', '/unlink', { customer: booty.customer, advisor: 'a1' })(),
  'POST /api/v1/customers/:id/note': byCustomer('POST', '/note', { advisor: 'a1', text: 'x' }),
  'POST /api/v1/customers/:id/promise': async () => {
    const due = new Date(now() + 24 * 3_600_000).toISOString();
    await byCustomer('POST', '/promise', { ...advisor, what: 'x', due })();
  },
  'POST /api/v1/customers/:id/promises/:promise/kept': byCustomer('POST', '/promises/pr_none/kept', {
    advisor: 'a1',
  }),
  'POST /api/v1/customers/:id/revoke-address': byCustomer('POST', '/revoke-address', {
    advisor: 'a1',
    address: `email:${sophie.email}`,
  }),
  'POST /api/v1/customers/:id/revoke-session': async () =>
    byCustomer('POST', '/revoke-session', { advisor: 'a1', session: booty.session })(),
  'POST /api/v1/approvals/:id': async () => {
    const decision = { ...advisor, decision: 'approve' };
    expect((await api(east, 'POST', '/approvals/ap_none', decision)).status).toBe(404);
  },
  'GET /api/v1/customers/:id/timeline': byCustomer('GET', '/timeline'),
  'GET /api/v1/customers/:id/brief': byCustomer('GET', '/brief'),
  'GET /api/v1/customers/:id/orders': byCustomer('GET', '/orders'),
  'GET /api/v1/customers/:id/billing': byCustomer('GET', '/billing'),
  'GET /api/v1/customers/:id/agenda': byCustomer('GET', '/agenda'),
  'GET /api/v1/customers/:id/channels': byCustomer('GET', '/channels'),
  'GET /api/v1/customers/:id/live': async () => {
    const before = await kept();
    const socket = { upgrade: 'websocket', 'sec-websocket-protocol': 'onethread.thread.1' };
    for (const id of [booty.customer, NOBODY])
      expect((await api(east, 'GET', `/customers/${id}/live`, undefined, socket)).status).toBe(404);
    expect(await kept()).toEqual(before);
  },
  'POST /api/v1/customers/:id/act': byCustomer('POST', '/act', {
    tool: 'open_return',
    input: { order: ORDER },
    dryRun: true,
  }),
  'POST /api/v1/customers/:id/assign': byCustomer('POST', '/assign', { to: null }),
  'POST /api/v1/customers/:id/snooze': byCustomer('POST', '/snooze', { until: null }),
  'POST /api/v1/customers/:id/tags': byCustomer('POST', '/tags', { add: ['mine'] }),
  'POST /api/v1/customers/:id/block': byCustomer('POST', '/block', {
    ...{ address: null, reason: 'mine', advisor: 'eve', name: 'Eve' },
  }),
  'POST /api/v1/customers/:id/unblock': byCustomer('POST', '/unblock', {
    ...{ address: null, advisor: 'eve', name: 'Eve' },
  }),
  'GET /api/v1/search': async () => {
    for (const words of [sophie.email, ORDER, 'secret'])
      expect(await (await api(east, 'GET', `/search?q=${encodeURIComponent(words)}`)).text()).not.toContain(
        booty.customer,
      );
  },
  'POST /api/v1/search/rebuild': async () => {
    expect((await api(east, 'POST', '/search/rebuild', {})).status).toBe(200);
    expect(await (await api(east, 'GET', '/search?view=closed')).text()).not.toContain(booty.customer);
    expect(await (await api(east, 'GET', '/search?view=assistant')).text()).not.toContain(booty.customer);
  },
  'GET /api/v1/desk/live': async () => {
    expect(
      (await api({ ...east, adminToken: booty.apiToken.replace('west', 'east') }, 'GET', '/desk/live'))
        .status,
    ).toBe(401);
  },
  'GET /api/v1/reports': async () => {
    const report = await api(east, 'GET', '/reports?from=2026-01-01&to=2026-12-31');
    expect(await report.json()).toMatchObject({
      figures: { volume: { people: 0, tickets: 0, messages: 0 } },
      days: [],
    });
  },
  'GET /api/v1/customers/:id/why/:message': byCustomer('GET', '/why/m_none'),
  'GET /api/v1/costs': async () => {
    const costs = await api(east, 'GET', '/costs?from=2026-01-01&to=2027-12-31');
    expect(await costs.json()).toEqual({ currency: 'USD', total: 0, rows: [] });
  },
  'POST /api/v1/drafts/:id': async () => {
    const decision = { ...advisor, decision: 'send' };
    expect((await api(east, 'POST', '/drafts/dr_none', decision)).status).toBe(404);
  },
  'GET /api/v1/answers': async () => {
    expect(
      (await api(west, 'PATCH', '/settings', { answers: [{ name: 'Mine', text: 'Secret' }] })).status,
    ).toBe(200);
    expect(await (await api(east, 'GET', '/answers')).json()).toEqual({ answers: [] });
    expect((await api(west, 'PATCH', '/settings', { answers: [] })).status).toBe(200);
  },
  'GET /api/v1/desk': async () => {
    const desk = await (await api(east, 'GET', '/desk')).text();
    expect(desk).not.toContain(booty.customer);
    expect(await (await api(west, 'GET', '/desk')).text()).toContain(booty.customer);
  },
  'DELETE /api/v1/unclaimed/:id': async () => {
    const theirs = bindings.STORE.getByName('west:store');
    await theirs.keepUnclaimed('email', 'own mail', null);
    const id = (await theirs.unclaimed()).entries[0]?.id;
    const answer = await told(await api(east, 'DELETE', `/unclaimed/${id}`));
    expect(answer.status).toBe(404);
    expect(answer).toEqual(await told(await api(east, 'DELETE', '/unclaimed/999999')));
    expect((await theirs.unclaimed()).entries[0]?.id).toBe(id);
    expect((await api(west, 'DELETE', `/unclaimed/${id}`)).status).toBe(200);
  },
};
