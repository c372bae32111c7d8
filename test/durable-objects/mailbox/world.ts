import { runInDurableObject } from 'cloudflare:test';
import { expect, inject, vi } from 'vitest';
import { mailboxObject } from '../../../durable-objects/clients/mailbox.ts';
import { ADMIN, ask, bindings, HERE, JSON_TYPE } from '../../door/world.ts';

/* A store whose mailbox is at the emulated host of test/mailboxes/host.ts, over true sockets. */

const host = inject('mailHost');
export const OWN = 'support@demo.example';
export const SENT = 'INBOX.&AMk-l&AOk-ments envoy&AOk-s';

/** What is seen of an account at the host. */
interface Seen {
  left: { from: string; to: string[]; raw: string }[];
  logins: number;
  fetched: number;
  folders: Record<string, string[]>;
  asked: { tokens: number; calls: number };
  good: { consents: number; drafts: number };
  refreshToken?: string;
  token?: string;
  /** Who is told of new mail, and what those who were told answered. */
  watch: string | null;
  subscriptions: { id: string; url: string; state: string; until: string }[];
  pushed: number[];
  /** What waits for a relay. */
  out: { id: number; outgoing: { url: string; headers: Record<string, string>; body: string } }[];
}

/** Where the APIs of Gmail and Microsoft are, and the consents of both. */
export const API = `http://127.0.0.1:${host.api}`;

/** An account at the host, which all files share. */
export function account(user = `user-${crypto.randomUUID()}@host.example`) {
  const order = async (orders: object): Promise<Seen> => {
    const url = `http://127.0.0.1:${host.control}/${encodeURIComponent(user)}`;
    return (await fetch(url, { method: 'POST', body: JSON.stringify(orders) })).json();
  };
  const deliver = (raw: string, at: { folder?: string; at?: string } = {}) =>
    order({ deliver: { raw: raw.replace(/\r?\n/g, '\r\n'), ...at } });
  const seen = () => order({});
  /** Resolves once a look reads nothing more: copies of what leaves come into Sent a moment later. */
  const atRest = () =>
    vi.waitFor(async () => {
      const { fetched } = await seen();
      await object().wake();
      expect((await seen()).fetched).toBe(fetched);
    }, 10_000);
  return { user, order, deliver, seen, atRest };
}

/** An account of its own, connected to the demo store, and looked into once: it begins now. */
export async function connected({
  authserv,
  via = 'imap',
  box = account(),
  ...more
}: {
  box?: ReturnType<typeof account>;
  authserv?: string;
  via?: 'imap' | 'gmail' | 'graph';
  password?: string;
  topic?: string;
  pushAccount?: string;
} = {}) {
  const { user } = box;
  const server = { host: '127.0.0.1', security: 'none', user, password: 'right-horse', ...more };
  const { refreshToken } = await box.order({ grant: true, aliases: [OWN] });
  const known = authserv && { authserv };
  const puts =
    via === 'imap'
      ? [
          call('PUT', '/connections/imap', { ...server, port: host.imap, ...known }),
          call('PUT', '/connections/smtp', { ...server, port: host.smtp }),
        ]
      : [
          call('PUT', `/connections/${via}`, {
            account: user,
            refreshToken,
            apiBase: API,
            ...known,
            ...more,
          }),
        ];
  const answers = [...(await Promise.all(puts)), await call('PATCH', '/settings', { email: { via } })];
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  await object().wake();
  return box;
}

/** Hands what a host tells over to the service, which has no address here, until it is ended. */
export function relayed(box: Pick<ReturnType<typeof account>, 'order'>) {
  let isOver = false;
  const hand = async ({ id, outgoing }: Seen['out'][number]) => {
    const { url, headers, body } = outgoing;
    const answer = await ask(url.slice(HERE.length), { method: 'POST', headers, body });
    const type = answer.headers.get('content-type') ?? '';
    await box.order({ handed: { id, status: answer.status, type, text: await answer.text() } });
  };
  const run = async () => {
    await box.order({ isRelayed: true });
    while (!isOver) {
      await Promise.all((await box.order({ hands: true })).out.map(hand));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const running = run();
  return {
    end: async () => {
      isOver = true;
      await running;
    },
  };
}

export const object = () => mailboxObject(bindings, 'demo');

export async function call(method: string, path: string, body?: object): Promise<Response> {
  const answer = await ask(`/api/v1${path}`, {
    method,
    headers: { ...ADMIN, ...JSON_TYPE },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return new Response(text === '' ? null : text, answer);
}

export async function troubles(): Promise<string[]> {
  const desk = (await (await call('GET', '/desk')).json()) as { troubles: { reason: string }[] };
  return desk.troubles.map(({ reason }) => reason);
}

/** A row of what the object remembers. */
export function state(): Promise<Record<string, unknown>> {
  return runInDurableObject(object() as never, (_, { storage }) =>
    storage.sql.exec<Record<string, SqlStorageValue>>('SELECT * FROM state').one(),
  );
}

/** A customer's mail, as the host hands it out. */
export function mail(
  from: string,
  text: string,
  { id = crypto.randomUUID(), headers = '', subject = 'A question' } = {},
) {
  return `Return-Path: <${from}>
${headers}From: ${from}
To: ${OWN}
Subject: ${subject}
Message-ID: <${id}@client.example>
Date: Mon, 30 Nov 2026 10:00:00 +0000
Content-Type: text/plain; charset=utf-8

${text}
`;
}

/** What a thread holds of a customer's address, oldest first. */
export async function thread(email: string): Promise<{ author: string; direction: string; text: string }[]> {
  const found = await call('GET', `/customers?email=${encodeURIComponent(email)}`);
  const [one] = ((await found.json()) as { customers: { id: string }[] }).customers;
  if (!one) return [];
  const page = await call('GET', `/customers/${one.id}/exchanges?limit=30`);
  return ((await page.json()) as { exchanges: never[] }).exchanges.toReversed();
}
