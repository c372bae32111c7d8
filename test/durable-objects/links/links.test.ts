import { abortAllDurableObjects, evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it, vi } from 'vitest';
import type { CustomerObject } from '../../../durable-objects/customer/rpc.ts';
import type { TestimonyItem } from '../../../durable-objects/customer/verification/testimony.ts';
import { sentSince } from '../../../scripts/clients/sent.ts';
import type { Inbound } from '../../../src/channels/channel.ts';
import type { Env } from '../../../src/env.ts';
import { Levers } from '../../journeys/levers.ts';
import { serviceInside } from '../../journeys/service.ts';
import { expectWhole, PROJECTED, tables } from './whole.ts';

/*
 * Two objects of one person become one thread, and two again: the real objects, over real calls, evicted and
 * killed.
 */

const bindings = env as unknown as Env;
const service = serviceInside();
const passage = { origin: 'http://localhost:8787', country: null, trace: 'test' };
const nobody = { account: null, lastOrderAt: null };

type Stub = DurableObjectStub<CustomerObject>;

function newCustomer(): { id: string; object: Stub } {
  const id = `cu_${crypto.randomUUID().replaceAll('-', '')}`;
  return { id, object: bindings.CUSTOMER.getByName(`demo:${id}`) };
}

let mails = 0;
function mail(from: string, text: string, repliesTo: string[] = []): Inbound {
  const external = `<${++mails}@links.example>`;
  return {
    channel: 'email',
    external,
    from: `email:${from}`,
    evidence: { kind: 'mail', aligned: true },
    at: new Date().toISOString(),
    kind: 'text',
    text,
    subject: 'Hello',
    attachments: [],
    repliesTo,
    thread: { messageId: external, references: [], subject: 'Hello' },
  };
}

/** Says something by mail, and waits for the answer to be in the log. */
async function say(object: Stub, from: string, text: string, home?: string): Promise<void> {
  const before = (await texts(object, 'out')).length;
  expect(await object.receive([{ inbound: mail(from, text), onFile: nobody }], { ...passage, home })).toBe(
    'heard',
  );
  await vi.waitFor(async () => expect((await texts(object, 'out')).length).toBe(before + 1), 5_000);
  await rest(object);
}

async function texts(object: Stub, direction: 'in' | 'out'): Promise<string[]> {
  const page = await object.exchanges(200, null);
  return (page?.exchanges ?? [])
    .filter((row) => row.direction === direction)
    .map(({ text }) => text)
    .reverse();
}

/** Lets what is being sent come to its end. */
async function rest(object: Stub): Promise<void> {
  await vi.waitFor(async () => {
    const { outbox = [] } = await tables(object, ['outbox']);
    expect(outbox.filter((row) => (row as { state: string }).state === 'sending')).toEqual([]);
  }, 5_000);
}

async function joined(leader: Stub, follower: string): Promise<void> {
  await vi.waitFor(async () => expect((await leader.profile())?.linked).toContain(follower), 10_000);
}

/** Everything an object holds of a thread, but for the history of its links. */
async function whole(object: Stub) {
  const { log = [], ...others } = await tables(object, [
    ...PROJECTED,
    'externals',
    'addresses',
    'actions',
    'log',
    'state',
  ]);
  const rows = log as { seq: number; type: string }[];
  return {
    ...others,
    state: (others.state as { body: string }[]).map(({ body }) => JSON.parse(body)),
    log: rows.filter(({ type }) => type !== 'thread.joined' && type !== 'thread.parted'),
  };
}

/** The same without the numbers that events got in one log and not in the other. */
function unnumbered(held: Awaited<ReturnType<typeof whole>>) {
  const { leads: _, joining: __, suggestions: ___, learnedAt: ____, ...state } = held.state[0] ?? {};
  return { ...held, state };
}

/** An advisor says of an object that another one is the same person. */
function link(asked: { object: Stub }, customer: string, evidence = 'a test') {
  return asked.object.advise({ type: 'link', advisor: 'nora', customer, evidence }, 'test');
}

function unlink(asked: { object: Stub }, customer: string) {
  return asked.object.advise({ type: 'unlink', advisor: 'nora', customer }, 'test');
}

async function two() {
  const older = newCustomer();
  const younger = newCustomer();
  await say(older.object, 'eve@work.example', 'What are your opening hours?');
  await new Promise((resolve) => setTimeout(resolve, 5));
  await say(younger.object, 'eve@home.example', 'How long do I have to return something?');
  return { older, younger };
}

describe('two objects of one person', () => {
  it('are one thread after linking, led by the older, whichever is asked', async () => {
    for (const fromYounger of [true, false]) {
      const { older, younger } = await two();
      const [asked, other] = fromYounger ? [younger, older] : [older, younger];
      expect(await link(asked, other.id)).toBeNull();
      await joined(older.object, younger.id);
      expect(await texts(older.object, 'in')).toEqual([
        'What are your opening hours?',
        'How long do I have to return something?',
      ]);
      // An alias answers with the leader.
      expect((await younger.object.profile())?.id).toBe(older.id);
      expect(await texts(younger.object, 'in')).toEqual(await texts(older.object, 'in'));
      await expectWhole(older.object);
    }
  });

  it('go on as one: what comes to either address is heard and answered once, at the leader', async () => {
    const { older, younger } = await two();
    await link(younger, older.id);
    await joined(older.object, younger.id);
    await say(younger.object, 'eve@home.example', 'And on Saturday?');
    // As the address knows it once it was told: straight to the leader.
    await say(older.object, 'eve@home.example', 'Do you ship to Spain?', younger.id);
    const twice = mail('eve@home.example', 'Thank you, and on Sunday?');
    for (const object of [younger.object, older.object, younger.object])
      expect(
        await object.receive([{ inbound: twice, onFile: nobody }], { ...passage, home: younger.id }),
      ).toBe('heard');
    expect((await texts(older.object, 'in')).slice(2)).toEqual([
      'And on Saturday?',
      'Do you ship to Spain?',
      'Thank you, and on Sunday?',
    ]);
    await expectWhole(older.object);
    const { log = [] } = await tables(older.object, ['log']);
    const through = (log as { path: string; type: string; origin: string }[]).filter(
      ({ path }) => path !== '[]',
    );
    expect(through.every(({ origin }) => origin === younger.id)).toBe(true);
    expect(through.some(({ type }) => type === 'message.composed')).toBe(true);
  });

  it('are two again after unlinking, each with precisely what came by its own addresses', async () => {
    const { older, younger } = await two();
    const before = {
      older: unnumbered(await whole(older.object)),
      younger: unnumbered(await whole(younger.object)),
    };
    await link(older, younger.id);
    await joined(older.object, younger.id);
    expect(await unlink(older, younger.id)).toBeNull();
    await vi.waitFor(async () => expect((await younger.object.objectState()).leader).toBeNull(), 5_000);
    expect(unnumbered(await whole(older.object))).toEqual(before.older);
    expect(unnumbered(await whole(younger.object))).toEqual(before.younger);
    await expectWhole(older.object);
    await expectWhole(younger.object);
  });

  it('give back what came meanwhile, and forget it', async () => {
    const { older, younger } = await two();
    await link(older, younger.id);
    await joined(older.object, younger.id);
    await say(younger.object, 'eve@home.example', 'And on Saturday?');
    await say(older.object, 'eve@work.example', 'Do you ship to Spain?');
    expect(await unlink(younger, younger.id)).toBeNull();
    await vi.waitFor(async () => expect((await younger.object.objectState()).leader).toBeNull(), 5_000);
    expect(await texts(younger.object, 'in')).toEqual([
      'How long do I have to return something?',
      'And on Saturday?',
    ]);
    expect(await texts(younger.object, 'out')).toHaveLength(2);
    expect(await texts(older.object, 'in')).toEqual([
      'What are your opening hours?',
      'Do you ship to Spain?',
    ]);
    expect(await texts(older.object, 'out')).toHaveLength(2);
    await expectWhole(older.object);
    await expectWhole(younger.object);
    await say(younger.object, 'eve@home.example', 'Still there?');
    expect(await texts(older.object, 'in')).toHaveLength(2);
  });

  it('take along a write whose end nobody knows, and a person is told of it', async () => {
    const { older, younger } = await two();
    await runInDurableObject(younger.object, (_, { storage }) => {
      const { id } = storage.sql.exec<{ id: string }>('SELECT id FROM sessions').one();
      storage.sql.exec(
        `INSERT INTO actions (key, tool, input, output, at, session)
         VALUES ('turn:x', 'return_item', '{"order":"45821"}', NULL, ?, ?)`,
        new Date().toISOString(),
        id,
      );
    });
    await link(older, younger.id);
    await joined(older.object, younger.id);
    await say(younger.object, 'eve@home.example', 'And on Saturday?');
    expect((await older.object.profile())?.control).toBe('waiting');
  });

  it('take along what waits to be sent, and give it back, and it is sent once', async () => {
    const { older, younger } = await two();
    const levers = new Levers(service);
    const to = 'eve@home.example';
    const sent = async () => (await sentSince(service, 'email', 0)).filter((one) => one.to === to).length;
    const before = await sent();
    const waiting = async (object: Stub) =>
      (await tables(object, ['outbox'])).outbox?.filter(
        (row) => (row as { state: string }).state === 'queued',
      ) ?? [];
    const failing = async (object: Stub, text: string) => {
      await levers.fail('email', 'E_INTERNAL_SERVER_ERROR');
      await object.receive([{ inbound: mail(to, text), onFile: nobody }], passage);
      await vi.waitFor(async () => expect(await waiting(older.object)).not.toEqual([]), 5_000);
    };
    await levers.fail('email', 'E_INTERNAL_SERVER_ERROR');
    await younger.object.receive([{ inbound: mail(to, 'And on Saturday?'), onFile: nobody }], passage);
    await vi.waitFor(async () => expect(await waiting(younger.object)).not.toEqual([]), 5_000);
    await link(older, younger.id);
    await joined(older.object, younger.id);
    expect(await waiting(older.object)).toMatchObject([
      { attempts: 1, alias: expect.stringContaining(younger.id) },
    ]);
    await vi.waitFor(async () => expect(await sent()).toBe(before + 1), 10_000);

    await failing(younger.object, 'And on Sunday?');
    expect(await unlink(older, younger.id)).toBeNull();
    await vi.waitFor(async () => expect((await younger.object.objectState()).leader).toBeNull(), 5_000);
    expect(await waiting(older.object)).toEqual([]);
    await vi.waitFor(async () => expect(await sent()).toBe(before + 2), 10_000);
    await older.object.wake();
    await younger.object.wake();
    for (const { object } of [older, younger]) {
      await vi.waitFor(async () => expect(await waiting(object)).toEqual([]), 10_000);
      await rest(object);
    }
    expect(await sent()).toBe(before + 2);
  });

  it('are exported as one, and erased together, whichever is asked', async () => {
    const { older, younger } = await two();
    const bystander = newCustomer();
    await say(bystander.object, 'ann@else.example', 'What are your opening hours?');
    await link(older, younger.id);
    await joined(older.object, younger.id);
    await say(younger.object, 'eve@home.example', 'And on Saturday?');
    const document = await new Response(await younger.object.export()).json<{
      customer: string;
      exchanges: { text: string }[];
    }>();
    expect(document.customer).toBe(older.id);
    expect(document.exchanges.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'What are your opening hours?',
        'How long do I have to return something?',
        'And on Saturday?',
      ]),
    );
    const receipt = await younger.object.erase('request', 'test');
    expect(receipt).toMatchObject({ reason: 'request' });
    for (const { object } of [older, younger]) {
      expect(await object.leads()).toBeNull();
      expect(await object.profile()).toBeNull();
      expect(await object.receive([], passage)).toBe('gone');
      const left = await runInDurableObject(object, (_, { storage }) =>
        storage.sql.exec("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'log'").toArray(),
      );
      expect(left).toEqual([]);
    }
    expect(await older.object.erase('request', 'test')).toEqual(receipt);
    expect(await texts(bystander.object, 'in')).toHaveLength(1);
  });

  it('keep nothing of what an erased customer told the follower, while linked and after unlinking', async () => {
    const { older, younger } = await two();
    const said = 'My neighbour’s parrot ate the blue dress.';
    const from = newCustomer().id;
    const message = (text: string): TestimonyItem => ({
      id: crypto.randomUUID(),
      said: new Date().toISOString(),
      event: {
        type: 'message.received',
        message: `m_${crypto.randomUUID()}`,
        session: `c-${from}`,
        channel: 'chat',
        assurance: 'claimed',
        external: `${from}/${text}`,
        kind: 'text',
        text,
        attachments: [],
      },
    });
    const testify = (text: string) =>
      younger.object.testify({
        from,
        order: '45821',
        account: { id: `c-${younger.id}`, name: 'Eve Home', locale: 'en' },
        items: [message(text)],
        trace: 'test',
      });
    const kept = async (object: Stub) => {
      const held = await tables(object, [...PROJECTED, 'log', 'state']);
      return JSON.stringify(held).includes('parrot');
    };
    expect(await testify(said)).toBe(true);
    await link(older, younger.id);
    await joined(older.object, younger.id);
    expect(await testify(`${said} And the red one.`)).toBe(true);
    expect([await kept(older.object), await kept(younger.object)]).toEqual([true, true]);

    // The erased customer's object knows the one that took its words in: the follower.
    expect(await younger.object.forgetTestimony(from)).toBe(2);
    expect([await kept(older.object), await kept(younger.object)]).toEqual([false, false]);
    expect(await unlink(older, younger.id)).toBeNull();
    await vi.waitFor(async () => expect((await younger.object.objectState()).leader).toBeNull(), 5_000);
    expect([await kept(older.object), await kept(younger.object)]).toEqual([false, false]);
  });

  it('linked in both directions at once are one link', async () => {
    const { older, younger } = await two();
    const answers = await Promise.all([link(older, younger.id, 'one'), link(younger, older.id, 'other')]);
    expect(answers.every((answer) => answer === null || answer === 'busy')).toBe(true);
    await joined(older.object, younger.id);
    expect((await older.object.objectState()).leader).toBeNull();
    expect(await texts(older.object, 'in')).toHaveLength(2);
    await expectWhole(older.object);
  });

  it('in chains are undone from the outermost', async () => {
    const one = newCustomer();
    const other = newCustomer();
    const third = newCustomer();
    for (const [index, { object }] of [one, other, third].entries()) {
      await say(object, `eve${index}@chain.example`, `What are your opening hours, ${index}?`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await link(other, third.id);
    await joined(other.object, third.id);
    await link(one, other.id);
    await joined(one.object, other.id);
    expect((await one.object.profile())?.linked).toEqual([other.id, third.id]);
    await say(third.object, 'eve2@chain.example', 'And on Saturday?');
    expect(await texts(one.object, 'in')).toHaveLength(4);
    expect(await unlink(one, third.id)).toBe('not_linked');
    expect(await unlink(one, other.id)).toBeNull();
    await vi.waitFor(async () => expect((await other.object.objectState()).leader).toBeNull(), 5_000);
    expect(await texts(one.object, 'in')).toHaveLength(1);
    expect(await texts(other.object, 'in')).toHaveLength(3);
    expect(await unlink(other, third.id)).toBeNull();
    await vi.waitFor(async () => expect((await third.object.objectState()).leader).toBeNull(), 5_000);
    expect(await texts(third.object, 'in')).toHaveLength(2);
    for (const { object } of [one, other, third]) await expectWhole(object);
  });

  it('go on from where they were when both are killed in between', async () => {
    const { older, younger } = await two();
    void link(older, younger.id).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 3));
    await abortAllDurableObjects();
    const [again, other] = [older.id, younger.id].map((id) => bindings.CUSTOMER.getByName(`demo:${id}`)) as [
      Stub,
      Stub,
    ];
    await link({ object: again }, younger.id);
    await evictDurableObject(again).catch(() => undefined);
    await again.wake();
    await joined(again, younger.id);
    expect(await texts(again, 'in')).toHaveLength(2);
    await expectWhole(again);
    expect((await other.objectState()).leader).toBe(older.id);
  });

  it('of whom one was never there are not linked', async () => {
    const { older } = await two();
    const ghost = newCustomer();
    expect(await link(older, ghost.id)).toBe('unknown_customer');
    expect(await link(older, older.id)).toBe('same');
    expect(await unlink(older, ghost.id)).toBe('not_linked');
    expect(await ghost.object.profile()).toBeNull();
  });

  it('leave a call where it is: its words go on to the leader, and the answers come back through its own socket', async () => {
    const { older } = await two();
    const line = newCustomer();
    const sid = `CA${crypto.randomUUID().replaceAll('-', '')}`;
    const call = {
      sid,
      from: 'phone:+33611223344' as const,
      evidence: { kind: 'withheld' as const },
      onFile: nobody,
    };
    const picked = await line.object.pickUp(call, passage);
    if (typeof picked === 'string') throw new Error(picked);
    const heard: { type: string; token?: string }[] = [];
    const socket = await dial(line.object, { kind: 'voice', session: picked.session, ticket: 'one' });
    socket.addEventListener('message', ({ data }) => {
      heard.push(JSON.parse(String(data)));
    });
    const tell = (frame: object) => socket.send(JSON.stringify(frame));
    tell({ type: 'setup', sessionId: 'VX1', callSid: sid, from: '+33611223344', to: '+33100000000' });
    const ask = async (text: string) => {
      const before = heard.length;
      tell({ type: 'prompt', voicePrompt: text, lang: 'en-US', last: true });
      await vi.waitFor(
        () => expect(heard.slice(before).some((frame) => frame.type === 'text')).toBe(true),
        5_000,
      );
      await vi.waitFor(async () => expect(await texts(line.object, 'in')).toContain(text), 5_000);
    };
    await ask('What are your opening hours?');
    await link(older, line.id);
    await joined(older.object, line.id);
    await ask('Do you ship to Spain?');
    expect(await texts(older.object, 'in')).toContain('Do you ship to Spain?');
    expect(socket.readyState).toBe(WebSocket.OPEN);
    await expectWhole(older.object);
    socket.close();
  });

  it('send browsers on, which go on with the same token where nothing is missing', async () => {
    const { older } = await two();
    const visitor = newCustomer();
    const browser = {
      kind: 'chat',
      session: 'c1',
      token: 't',
      locale: 'en',
      origin: '',
      network: null,
      home: visitor.id,
      welcomed: false,
    };
    const first = await chat(visitor.object, browser);
    first.say('m1', 'What are your opening hours?');
    await vi.waitFor(() => expect(first.messages()).toHaveLength(2), 5_000);
    await link(older, visitor.id);
    await vi.waitFor(() => expect(first.frames.some(({ type }) => type === 'moved')).toBe(true), 5_000);
    expect(
      (await visitor.object.fetch('https://customer/socket', { headers: upgrade(browser) })).headers.get(
        'x-onethread-leader',
      ),
    ).toBe(older.id);
    const second = await chat(older.object, browser);
    expect(second.messages().map(({ seq }) => seq)).toEqual([1, 2]);
    second.say('m2', 'And on Saturday?');
    await vi.waitFor(() => expect(second.messages().map(({ seq }) => seq)).toEqual([1, 2, 3, 4]), 5_000);
    await unlink(older, visitor.id);
    await vi.waitFor(() => expect(second.frames.some(({ type }) => type === 'moved')).toBe(true), 5_000);
    const third = await chat(visitor.object, browser);
    expect(third.messages().map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    await expectWhole(visitor.object);
  });
});

const upgrade = (socket: object) => ({
  upgrade: 'websocket',
  'x-onethread-socket': encodeURIComponent(JSON.stringify(socket)),
});

async function dial(object: Stub, socket: object): Promise<WebSocket> {
  const { webSocket } = await object.fetch('https://customer/socket', { headers: upgrade(socket) });
  if (!webSocket) throw new Error('refused');
  webSocket.accept();
  return webSocket;
}

interface Frame {
  type: string;
  seq?: number;
  text?: string;
}

/** A browser that has said hello and was welcomed. */
async function chat(object: Stub, browser: object) {
  const socket = await dial(object, browser);
  const frames: Frame[] = [];
  socket.addEventListener('message', ({ data }) => {
    frames.push(JSON.parse(String(data)) as Frame);
  });
  socket.send(JSON.stringify({ type: 'hello', since: 0 }));
  await vi.waitFor(() => expect(frames.some(({ type }) => type === 'welcome')).toBe(true), 5_000);
  await new Promise((resolve) => setTimeout(resolve, 50));
  return {
    frames,
    messages: () => frames.filter(({ type }) => type === 'message'),
    say: (id: string, text: string) => socket.send(JSON.stringify({ type: 'message', id, text })),
  };
}

describe('what is owed to somebody', () => {
  it('comes along when their thread joins, and goes back with it: to the very row, warnings included', async () => {
    const [older, younger] = [newCustomer(), newCustomer()];
    await say(older.object, `older.${older.id}@example.com`, 'Hello');
    await say(younger.object, `younger.${younger.id}@example.com`, 'Hello');
    const owes = { type: 'promise', advisor: 'nora', name: 'Nora', ticket: null } as const;
    const due = new Date(Date.now() + 86_400_000).toISOString();
    await younger.object.advise({ ...owes, what: 'call the younger', due }, 'test');
    await runInDurableObject(younger.object, (_, { storage }) => {
      storage.sql.exec("UPDATE promises SET state = 'due'");
      storage.sql.exec(
        `INSERT INTO approvals (id, at, tool, input, quote, reason, evidence, session, channel, assurance, due, lapses, state)
         VALUES ('ap_1', '2026-11-27T10:00:00.000Z', 'cancel_order', '{"order":"1"}',
           '{"tool":"cancel_order","act":"cancel","order":"1","out":[],"in":[],"money":[],"deadline":null,"goes":[],"final":true}',
           'amount', '[]', 's1', 'email', 'recognised', ?, ?, 'asked')`,
        Date.now() + 86_400_000,
        Date.now() + 2 * 86_400_000,
      );
    });
    const before = await tables(younger.object, ['promises', 'approvals']);

    expect(await link(older, younger.id)).toBeNull();
    await joined(older.object, younger.id);
    await older.object.advise({ ...owes, what: 'call the older', due }, 'test');
    const led = await tables(older.object, ['promises', 'approvals']);
    const through = JSON.stringify([younger.id]);
    expect(led.promises).toHaveLength(2);
    expect(led.promises).toContainEqual(
      expect.objectContaining({ what: 'call the younger', state: 'due', path: through }),
    );
    expect(led.promises).toContainEqual(expect.objectContaining({ what: 'call the older', path: '[]' }));
    expect(led.approvals).toMatchObject([{ id: 'ap_1', path: through }]);

    expect(await unlink(older, younger.id)).toBeNull();
    await vi.waitFor(async () => expect((await older.object.profile())?.linked).toEqual([]), 10_000);
    const left = await tables(older.object, ['promises', 'approvals']);
    expect(left.promises).toMatchObject([{ what: 'call the older', state: 'open' }]);
    expect(left.approvals).toEqual([]);
    expect(await tables(younger.object, ['promises', 'approvals'])).toEqual(before);
  });
});
