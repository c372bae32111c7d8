import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BACKED_UP } from '../../durable-objects/storage/backed-up.ts';
import { lookup } from '../../src/lookup.ts';

/** What no backup has, and why: by the folder of the migrations. */
const LEFT_OUT: Record<string, Record<string, string>> = {
  store: {
    settings: 'a line of its own',
    settings_history: 'stays where it was made',
    connections: 'a line of its own, without secrets',
    credentials: 'sealed here',
    secrets: 'sealed here',
    tokens: 'open this store alone',
    mailboxes: 'are proven here',
    digests: 'whom a mail tells from here',
    tenancy: 'how the platform has this store',
    restores: 'what was taken back here',
    unclaimed: 'nobody’s',
    troubles: 'how things are now',
    lookups: 'counts of an hour',
    counts: 'counts of a day',
    requests: 'calls of a day',
  },
  desk: {
    invitations: 'sign-ins',
    sign_ins: 'sign-ins',
    sign_in_sessions: 'sign-ins',
    audit: 'who saw what here',
  },
  knowledge: { passages: 'made of articles', imports: 'asked for again', requests: 'calls of a day' },
  figures: { packed: 'made of tickets', stale: 'what is to be packed', numbers: 'stand in packed days' },
  shop: { requests: 'calls of a day', busy_times: 'follows from the appointments' },
  parcels: { tracks: 'what a carrier said is asked for again' },
  'remote-shop': {
    copies: 'answers of the system',
    events: 'what it has told',
    polls: 'when it was asked',
    untold_labels: 'is told within hours, from here',
    later_effects: 'is done within a day, from here',
  },
};
/** Whole families that people make on their own devices. */
const OF_DEVICES = /^(?:passkeys?|answered_challenges|push_|notice)/;

it('every table of a store is in a backup, or it is said why not', () => {
  for (const [folder, kept] of Object.entries(BACKED_UP)) {
    const left = Object.keys(lookup(LEFT_OUT, folder) ?? {});
    const sql = globSync(`migrations/${folder}/*.sql`).map((file) => readFileSync(file, 'utf8'));
    const tables = sql.flatMap((text) =>
      [...text.matchAll(/CREATE (?:VIRTUAL )?TABLE (\w+)/g)].map(([, name = '']) => name),
    );
    expect(tables.length).toBeGreaterThan(1);
    const shop = folder === 'remote-shop' ? BACKED_UP.shop : [];
    const named = new Set<string>([...kept, ...left]);
    expect(
      tables.filter((name) => !named.has(name) && !OF_DEVICES.test(name)),
      folder,
    ).toEqual([]);
    expect(
      kept.filter((name) => !tables.includes(name) && !shop.some((one) => one === name)),
      folder,
    ).toEqual([]);
  }
});
