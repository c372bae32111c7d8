import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { storeShop, withOwners } from '../../../durable-objects/clients/shop.ts';
import type { ChatLine } from '../../../durable-objects/customer/chat/line.ts';
import { Chat } from '../../../durable-objects/customer/chat/session.ts';
import { BackgroundWork } from '../../../durable-objects/customer/runtime/background.ts';
import { customerSchema } from '../../../durable-objects/customer/runtime/schema.ts';
import type { ChatSocket } from '../../../durable-objects/customer/runtime/socket-state.ts';
import { Thread } from '../../../durable-objects/customer/thread/thread.ts';
import { Schema } from '../../../durable-objects/storage/migrate.ts';
import type { Env } from '../../../src/env.ts';
import type { ServerFrame } from '../../../src/protocol.ts';
import { defaultSettings } from '../../../src/settings.ts';

/*
 * A rise in assurance while the conversation goes on around it: what was kept back comes once, and so does
 * what is new.
 */

const bindings = env as unknown as Env;

/** A browser's socket that keeps what it is sent. */
function browser(session: string) {
  const heard: ServerFrame[] = [];
  const connection: ChatLine & { state: ChatSocket } = {
    id: crypto.randomUUID(),
    state: {
      kind: 'chat',
      session,
      token: 't',
      locale: 'en',
      origin: 'http://localhost',
      network: null,
      home: '',
      site: null,
      welcomed: true,
      shown: 'anonymous',
    },
    setState(state: ChatSocket) {
      connection.state = state;
    },
    send: (text: string) => void heard.push(JSON.parse(text) as ServerFrame),
    close: () => undefined,
  };
  return { connection, heard };
}

it('shows what was kept back once, and what is said meanwhile once', async () => {
  const stub = bindings.CUSTOMER.getByName(`demo:cu_risen_${crypto.randomUUID()}`);
  await runInDurableObject(stub, async (_, { storage }) => {
    new Schema(storage, customerSchema).make();
    let ready: (() => void) | null = null;
    const settings = new Promise<void>((resolve) => {
      ready = resolve;
    });
    const { connection, heard } = browser('c1');
    const thread: Thread = new Thread(storage, 'cu_risen', (events) => chat.publish(events));
    const chat: Chat = new Chat(
      {
        env: bindings,
        store: 'demo',
        self: 'cu_risen',
        thread,
        settings: { known: defaultSettings(), current: () => settings.then(() => defaultSettings()) },
        shop: withOwners(storeShop(bindings, 'demo', defaultSettings)),
        reached: { origin: '', country: null, networks: () => [] },
        id: (prefix) => prefix,
        other: (customer) => bindings.CUSTOMER.getByName(`demo:${customer}`),
        isNobody: () => false,
        background: new BackgroundWork('demo'),
      },
      {
        begin: () => undefined,
        isSuspended: () => false,
        links: { leader: null, route: async () => [] },
        sockets: () => [connection],
        answer: () => undefined,
        typing: () => undefined,
      },
    );
    const say = (message: string, assurance: 'anonymous' | 'verified') =>
      thread.act({
        type: 'say',
        message: {
          message,
          session: 'c1',
          channel: 'chat',
          author: 'assistant',
          text: `said: ${message}`,
          choices: [],
          attachments: [],
          answers: [],
          introduces: false,
          assurance,
        },
      });
    const session = { id: 'c1', channel: 'chat', address: 'visitor:c1', locale: 'en' } as const;
    thread.act({ type: 'open', session: { ...session, assurance: 'anonymous', evidence: 'a browser' } });
    say('public', 'anonymous');
    say('private', 'verified');
    const evidence = 'a code';
    thread.act({ type: 'assure', session: 'c1', assurance: 'verified', evidence, source: 'code' });
    say('next', 'verified');
    (ready as (() => void) | null)?.();
    await expect.poll(() => heard.length).toBe(5);
    const seen = heard.map((frame) => (frame.type === 'message' ? `${frame.seq} ${frame.text}` : frame.type));
    expect(seen).toEqual([
      '1 said: public',
      '2 For your privacy, this message is hidden until you have shown again that it is you.',
      'welcome',
      '2 said: private',
      '3 said: next',
    ]);
    // Proven again, it is told nothing again.
    thread.act({ type: 'assure', session: 'c1', assurance: 'verified', evidence, source: 'login' });
    say('last', 'verified');
    await expect.poll(() => heard.length).toBe(6);
    const numbers = heard.flatMap((frame) => (frame.type === 'message' ? [frame.seq] : []));
    expect(numbers).toEqual([1, 2, 2, 3, 4]);
  });
});
