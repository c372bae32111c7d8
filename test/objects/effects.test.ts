import { expect, it } from 'vitest';
import type { LogPlace } from '../../durable-objects/customer/delivery/effects/effect.ts';
import { allEffects, effects } from '../../durable-objects/customer/delivery/effects/index.ts';
import type { OutboxKind } from '../../durable-objects/customer/thread/outbox/row.ts';

/* Rows of the outbox outlive the code that wrote them: as objects have them in storage, every kind reads its own. */

const account = { id: 'c-1', name: 'Sophie Martin', locale: 'en' };
const file = { id: '1003', kind: 'audio', type: 'audio/ogg', sha256: 'x', voice: true };

/** Bodies as November 2026 wrote them, and where they differ as the first release did. */
const STORED = {
  email: [{ trace: 't' }],
  whatsapp: [{ trace: 't' }],
  file: [
    { file, via: null, trace: 't' },
    { file: { id: '1', kind: 'image', type: 'image/png' }, via: '106', trace: 't' },
  ],
  code: [{ challenge: 'turn:1', trace: 't' }],
  desk: [
    {
      news: 'waiting',
      at: '2026-11-20T09:00:00Z',
      channel: 'email',
      reason: 'r',
      summary: 's',
      advisor: null,
      trace: 't',
    },
    {
      news: 'settled',
      at: '',
      channel: '',
      reason: '',
      summary: '',
      advisor: null,
      customer: 'cu_2',
      trace: 't',
    },
    { news: 'settled', trace: 't' },
  ],
  notice: [{ seq: 7, trace: 't' }],
  owner: [{ order: '45821', session: 'c1', to: 9, trace: 't' }],
  carried: [{ session: 'c1', to: 9, trace: 't' }],
  trouble: [{ channel: 'whatsapp', reason: 'template: gone', trace: 't' }],
  confirm: [{ account, home: 'cu_1', session: 'c1', at: '2026-11-20T09:00:00Z', spoken: true, trace: 't' }],
  link: [
    { other: 'cu_2', evidence: 'code by email', by: null, trace: 't' },
    { other: 'cu_2', evidence: 'an advisor', by: 'a1', trace: 't' },
  ],
  approval: [{ approval: 'ap_1', trace: 't' }],
  draft: [{ draft: 'dr_1', trace: 't' }],
  promise: [{ promise: 'pr_1', trace: 't' }],
  figures: [{ trace: 't' }],
  acknowledgement: [{ session: 'e1', message: 'm1', trace: 't' }],
} satisfies Record<OutboxKind, object[]>;

const nowhere: LogPlace = { idOf: () => null, seqOf: () => null, newest: () => 0 };
const here: LogPlace = { idOf: (seq) => `event-${seq}`, seqOf: () => 70, newest: () => 99 };

it.each(Object.entries(STORED))('rows of kind %s are read as earlier versions wrote them', (kind, bodies) => {
  const effect = allEffects.find((one) => one.kind === kind);
  for (const body of bodies) {
    const { trace: _, ...said } = body;
    const read = Object.values(effects)
      .find((one) => one.kind === kind)
      ?.read(JSON.stringify(body));
    if (kind === 'email' || kind === 'whatsapp') expect(read).toEqual({});
    else expect(read).toMatchObject(said);
    expect(JSON.parse(effect?.arrive(JSON.stringify(body), 'event-7', here) ?? '{}')).toHaveProperty(
      'trace',
      't',
    );
  }
});

it('a row that no version has written is parked, and not tried for a day', () => {
  const row = {
    id: 1,
    address: 'store',
    message: null,
    attempts: 1,
    doubtful: false,
    error: null,
    invited: false,
    refused: null,
  };
  for (const body of ['{', 'null', '{"reason":7}']) {
    expect(effects.trouble.deliver({ ...row, kind: 'trouble', body }, {} as never)).toEqual({
      status: 'failed',
      error: 'unreadable row',
    });
  }
});

it('a letter that travels names its event by id, and is dropped where that event is not', () => {
  expect(effects.notice.eventOf('{"seq":7,"trace":"t"}', here)).toBe('event-7');
  expect(effects.notice.arrive('{"seq":7,"trace":"t"}', 'event-7', here)).toBe('{"seq":70,"trace":"t"}');
  expect(effects.notice.arrive('{"seq":7,"trace":"t"}', 'event-7', nowhere)).toBeNull();
  expect(effects.desk.eventOf('{"news":"settled"}', here)).toBeNull();
});

it('testimony that travels tells all that is in the log it comes to', () => {
  const body = '{"order":"45821","session":"c1","to":9,"trace":"t"}';
  expect(effects.owner.arrive(body, null, here)).toBe('{"order":"45821","session":"c1","to":99,"trace":"t"}');
});
