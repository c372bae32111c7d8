import { expect } from 'vitest';
import { api, booty, east, NOBODY, told } from './stores.ts';

/** A token of the west's has no right to it, here or there. */
const byToken = (method: string, path: string) => async () => {
  const asked = await api({ ...east, adminToken: booty.apiToken }, method, path, {});
  expect(asked.status).toBe(403);
};

/** The east answers of a customer of the west's as of nobody. */
const asOfNobody = async (method: string, path: (id: string) => string) => {
  const [theirs, nobodys] = await Promise.all(
    [booty.customer, NOBODY].map(async (id) => told(await api(east, method, path(id), {}))),
  );
  expect(theirs).toEqual(nobodys);
  return theirs;
};
const ofCustomer = (path: string) => async () => {
  const theirs = await asOfNobody('POST', (id) => `/customers/${id}${path}`);
  expect(theirs?.status).toBeGreaterThanOrEqual(400);
};

/** Scenarios of a store, what its figures are compared with, files that its people send, and notes that name them. */
export const proof = {
  'GET /api/v1/reports/threads': async () => {
    const { text } = await told(await api(east, 'GET', '/reports/threads?from=2026-01-01&to=2026-12-31'));
    expect(text).not.toContain(booty.customer);
  },
  'GET /api/v1/morning': async () => {
    const { text } = await told(await api(east, 'GET', '/morning?since=2026-01-01T00:00:00Z'));
    expect(text).not.toContain(booty.customer);
  },
  'GET /api/v1/me/digest': async () => expect((await api(east, 'GET', '/me/digest')).status).toBe(403),
  'PUT /api/v1/me/digest': byToken('PUT', '/me/digest'),
  'PUT /api/v1/reports/baseline': byToken('PUT', '/reports/baseline'),
  'DELETE /api/v1/reports/baseline': byToken('DELETE', '/reports/baseline'),
  'GET /api/v1/scenarios': async () => {
    const { text } = await told(await api(east, 'GET', '/scenarios'));
    expect(text).not.toMatch(/west|Gertrude/i);
  },
  'PUT /api/v1/scenarios/:id': byToken('PUT', '/scenarios/own'),
  'DELETE /api/v1/scenarios/:id': byToken('DELETE', '/scenarios/own'),
  'POST /api/v1/settings/try': byToken('POST', '/settings/try'),
  'POST /api/v1/settings/samples': byToken('POST', '/settings/samples'),
  'PUT /api/v1/scenario-results': byToken('PUT', '/scenario-results'),
  'POST /api/v1/customers/:id/scenario': ofCustomer('/scenario'),
  'POST /api/v1/customers/:id/files': ofCustomer('/files'),
  'GET /api/v1/mentions': async () => {
    const { text } = await told(await api(east, 'GET', '/mentions'));
    expect(text).not.toContain(booty.customer);
  },
  'GET /api/v1/me/notices': async () => {
    const asked = await api({ ...east, adminToken: booty.apiToken }, 'GET', '/me/notices');
    expect(asked.status).toBe(403);
  },
  'PATCH /api/v1/me/notices': byToken('PATCH', '/me/notices'),
  'POST /api/v1/me/notices/browsers': byToken('POST', '/me/notices/browsers'),
  'DELETE /api/v1/me/notices/browsers/:id': byToken('DELETE', `/me/notices/browsers/pb_${'0'.repeat(32)}`),
  'POST /api/v1/me/notices/test': byToken('POST', '/me/notices/test'),
  'DELETE /api/v1/mentions/:id': async () => void (await asOfNobody('DELETE', (id) => `/mentions/${id}`)),
};
