import { createServer as createHttp, type IncomingMessage } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import type { SecureContextOptions } from 'node:tls';
import { MailApis } from './api.ts';
import { Box } from './box.ts';
import { serveImap } from './imap.ts';
import { pubSubToken, type Topic } from './push.ts';
import { serveSmtp } from './smtp.ts';
import { Talk } from './talk.ts';

/**
 * An emulated mail host: IMAP, SMTP, the APIs of Gmail and Microsoft Graph, and an HTTP port by which tests look into it and
 * order faults.
 */
export interface MailHost {
  imap: number;
  smtp: number;
  /** Both APIs and both providers' consents: `apiBase` of a connection. */
  api: number;
  control: number;
  /** An account, made when it is first named. */
  box(user: string): Box;
  /** A refresh token, as a consent of that account's owner ends with. */
  grant(user: string): string;
  close(): Promise<void>;
}

/** What the control port takes for `POST /<user>`: any of these. */
interface Order
  extends Partial<
    Pick<
      Box,
      | 'filesSent'
      | 'password'
      | 'imapRefusal'
      | 'cutFetches'
      | 'smtpFaults'
      | 'apiFaults'
      | 'tellsTwice'
      | 'renames'
      | 'aliases'
      | 'shared'
      | 'grants'
      | 'tells'
      | 'isRelayed'
    >
  > {
  deliver?: { folder?: string; raw: string; at?: string };
  renumber?: true;
  /** A consent is given, whose refresh token comes back. */
  grant?: true;
  /** Every access token there is stops being good. */
  endAccess?: true;
  /** Every consent there is stops being good. */
  endConsents?: true;
  /** A topic is made, whose subscription pushes to an address. */
  topic?: Topic;
  /** Whoever subscribed is told so. */
  lifecycle?: string;
  /** What waits for a relay is handed to whoever asks. */
  hands?: true;
  /** What a relay has handed over, and what it was answered with. */
  handed?: { id: number; status: number; type: string; text: string };
  /** A token as Google signs it, with these claims. */
  sign?: Record<string, unknown>;
}

/** Starts one on free ports. `tls`: with what STARTTLS is offered, and asked for. */
export async function startMailHost(tls: SecureContextOptions | null = null): Promise<MailHost> {
  const boxes = new Map<string, Box>();
  const box = (user: string) => {
    const known = boxes.get(user);
    if (known) return known;
    const made = new Box();
    made.arrived = (mail) => void apis.pushes.arrived(made, user, mail.id);
    boxes.set(user, made);
    return made;
  };
  const serve = (talk: typeof serveImap) =>
    createServer((socket) => void talk(new Talk(socket, tls), box).catch(() => socket.destroy()));
  const apis = new MailApis(box);
  const control = createHttp(async (request, response) => {
    const user = decodeURIComponent((request.url ?? '/').slice(1));
    const one = box(user);
    const order = request.method === 'POST' ? (JSON.parse(await bodyOf(request)) as Order) : {};
    const refreshToken = order.grant ? apis.consents.grant(user) : undefined;
    const { topic, lifecycle, hands, handed, sign, ...orders } = order;
    if (topic) apis.pushes.topics.set(topic.name, topic);
    if (handed) apis.pushes.answered(handed.id, handed);
    if (lifecycle !== undefined) void apis.pushes.lifecycle(one, lifecycle);
    const token = sign && pubSubToken(sign);
    obey(one, orders);
    const { left, logins, fetched, asked } = one;
    const { watch, pushed } = one;
    const told = {
      watch,
      pushed,
      subscriptions: [...one.subscriptions.values()],
      out: hands ? apis.pushes.take() : [],
    };
    const good = { consents: one.consents.size, drafts: one.drafts.size };
    const folders = Object.fromEntries(
      [...one.folders].map(([name, { mails }]) => [name, mails.map(({ raw }) => raw.toString('latin1'))]),
    );
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ ...{ left, logins, fetched, folders, asked, good, refreshToken, token }, ...told }),
    );
  });
  const api = createHttp(
    (request, response) => void apis.serve(request, response).catch(() => request.socket.destroy()),
  );
  const servers = [serve(serveImap), serve(serveSmtp), control, api];
  const [imap = 0, smtp = 0, http = 0, apiPort = 0] = await Promise.all(servers.map(listening));
  const close = async () => {
    for (const server of servers) server.close();
  };
  const grant = (user: string) => apis.consents.grant(user);
  return { imap, smtp, api: apiPort, control: http, box, grant, close };
}

function obey(
  box: Box,
  {
    deliver,
    renumber,
    grant: _,
    endAccess,
    endConsents,
    ...changes
  }: Omit<Order, 'topic' | 'lifecycle' | 'hands' | 'handed' | 'sign'>,
): void {
  if (renumber) box.renumber();
  if (endAccess) box.access.clear();
  if (endConsents) {
    box.consents.clear();
    box.access.clear();
  }
  Object.assign(box, changes);
  if (!deliver) return;
  const { folder = 'INBOX', raw, at } = deliver;
  box.put(folder, Buffer.from(raw, 'latin1'), at ? new Date(at) : new Date());
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
