import { expect } from 'vitest';
import { kept } from '../world.ts';
import { api, booty, CALL, east, NOBODY, told, twilio, west } from './stores.ts';

/** An id of the west's, and one that was never given: the east answers alike and keeps nothing. */
export function byCustomer(method: string, act = '', body?: object) {
  return async () => {
    const before = await kept();
    const path = (customer: string) => `/customers/${customer}${act}`;
    const [theirs, nobodys] = [booty.customer, NOBODY].map((id) => api(east, method, path(id), body));
    expect(await told(await (theirs as Promise<Response>))).toEqual(
      await told(await (nobodys as Promise<Response>)),
    );
    expect((await api(east, method, path(booty.customer), body, { 'idempotency-key': 'k' })).status).toBe(
      404,
    );
    for (const token of [
      west.adminToken.replace('ot_west_', 'ot_east_'),
      'dev-platform-token',
      west.identitySecret,
    ])
      expect((await api({ ...west, adminToken: token }, method, path(booty.customer), body)).status).toBe(
        401,
      );
    expect(await kept()).toEqual(before);
  };
}

/** A webhook of a call: the west's pass, in the east's own signature or the west's. */
export function byPass(step: string, fields: Record<string, string> = {}) {
  return async () => {
    const before = await kept();
    const signed = (pass: string, token: string) =>
      twilio(`/calls/${pass}/${step}`, { ...CALL, ...fields }, token);
    expect((await signed(booty.pass, west.twilioAuthToken)).status).toBe(403);
    const theirs = await told(await signed(booty.pass, east.twilioAuthToken));
    expect(theirs.status).toBe(404);
    expect(theirs).toEqual(await told(await signed('made.up.pass', east.twilioAuthToken)));
    expect(await kept()).toEqual(before);
  };
}

/** What the platform alone may do: no token of a store does it, to itself or to another. */
export async function byPlatform(method: string, act: string, body?: object): Promise<void> {
  for (const token of [east.adminToken, west.adminToken, booty.apiToken, 'dev-admin-token'])
    for (const id of ['east', 'west'])
      expect((await api({ ...east, adminToken: token }, method, `/stores/${id}${act}`, body)).status).toBe(
        401,
      );
  expect((await api(west, 'GET', '/desk')).status).toBe(200);
}
