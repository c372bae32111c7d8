import { beforeAll, describe, expect, it } from 'vitest';
import { Mailbox } from '../../scripts/clients/mail.ts';
import { app } from '../../src/index.ts';
import { backup } from './apart/backup.ts';
import { channels } from './apart/channels.ts';
import { customers } from './apart/customers.ts';
import { goods } from './apart/goods.ts';
import { mailboxes } from './apart/mailboxes.ts';
import { owner } from './apart/owner.ts';
import { proof } from './apart/proof.ts';
import { shops } from './apart/shops.ts';
import { booty, east, foundBoth, sophie, westStands } from './apart/stores.ts';
import { webhooks } from './apart/webhooks.ts';

/*
 * What belongs to one store is tried on every route of another, where it must be worth as little as something
 * made up. The routes are taken from the app: one that is added later fails here until it has its row.
 */

const PUBLIC = ['GET /healthz', 'GET /api/v1/openapi.json', 'GET /widget.js'];
const ROWS = {
  ...owner,
  ...customers,
  ...goods,
  ...channels,
  ...shops,
  ...webhooks,
  ...mailboxes,
  ...proof,
  ...backup,
};

const routes = [
  ...new Set(
    app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`),
  ),
].filter((name) => !PUBLIC.includes(name));

/** The west as it is before anybody tries anything, and after each row. */
let standing: unknown;
beforeAll(async () => {
  await foundBoth();
  standing = await westStands();
});

describe('what belongs to one store', () => {
  it('is all there to be stolen', () => {
    expect(Object.entries(booty).filter(([, value]) => !value)).toEqual([]);
  });

  it('is tried on every route of the other', () => {
    expect(Object.keys(ROWS).sort()).toEqual(routes.sort());
  });

  it.each(Object.entries(ROWS))('gives nothing at %s', async (_, row) => {
    await row();
    expect(await westStands()).toEqual(standing);
  });

  it('gives nothing by mail: neither its message ids, nor its reply address, nor its mailbox’s name', async () => {
    const tag = /\+([^@]+)@/.exec(booty.replyTo)?.[1] ?? '';
    for (const to of [east.mailbox, east.mailbox.replace('@', `+${tag}@`)]) {
      const { answers } = await new Mailbox(east, sophie).ask({
        to,
        subject: 'Re: Return',
        text: 'What did I tell you before?',
        inReplyTo: booty.messageId,
        references: [booty.messageId],
      });
      const text = answers.map((one) => one.text).join(' ');
      expect(text).not.toMatch(/Gertrude|west/i);
      expect(text).not.toBe('');
    }
    const stranger = new Mailbox(east, { name: 'W', email: 'w@example.com' });
    const { answers } = await stranger.ask({ to: east.mailbox, subject: 'Hi', text: 'Where is my order?' });
    expect(answers.map(({ text }) => text).join(' ')).not.toMatch(/W-1|Hello W\b/);
    expect(await westStands()).toEqual(standing);
  });
});
