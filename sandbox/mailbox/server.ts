import { createServer as createHttp, type IncomingMessage } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import type { SecureContextOptions } from 'node:tls';
import { Box } from './box.ts';
import { serveImap } from './imap.ts';
import { serveSmtp } from './smtp.ts';
import { Talk } from './talk.ts';

/** An emulated mail host: IMAP, SMTP, and an HTTP port by which tests look into it and order faults. */
export interface MailHost {
  imap: number;
  smtp: number;
  control: number;
  /** An account, made when it is first named. */
  box(user: string): Box;
  close(): Promise<void>;
}

/** What the control port takes for `POST /<user>`: any of these. */
interface Order
  extends Partial<Pick<Box, 'filesSent' | 'password' | 'imapRefusal' | 'cutFetches' | 'smtpFaults'>> {
  deliver?: { folder?: string; raw: string; at?: string };
  renumber?: true;
}

/** Starts one on free ports. `tls`: with what STARTTLS is offered, and asked for. */
export async function startMailHost(tls: SecureContextOptions | null = null): Promise<MailHost> {
  const boxes = new Map<string, Box>();
  const box = (user: string) => {
    const known = boxes.get(user) ?? new Box();
    boxes.set(user, known);
    return known;
  };
  const serve = (talk: typeof serveImap) =>
    createServer((socket) => void talk(new Talk(socket, tls), box).catch(() => socket.destroy()));
  const control = createHttp(async (request, response) => {
    const one = box(decodeURIComponent((request.url ?? '/').slice(1)));
    if (request.method === 'POST') obey(one, JSON.parse(await bodyOf(request)) as Order);
    const { left, logins, fetched } = one;
    const folders = Object.fromEntries(
      [...one.folders].map(([name, { mails }]) => [name, mails.map(({ raw }) => raw.toString('latin1'))]),
    );
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ left, logins, fetched, folders }));
  });
  const servers = [serve(serveImap), serve(serveSmtp), control];
  const [imap = 0, smtp = 0, http = 0] = await Promise.all(servers.map(listening));
  const close = async () => {
    for (const server of servers) server.close();
  };
  return { imap, smtp, control: http, box, close };
}

function obey(box: Box, { deliver, renumber, ...changes }: Order): void {
  if (deliver) {
    const { folder = 'INBOX', raw, at } = deliver;
    box.put(folder, Buffer.from(raw, 'latin1'), at ? new Date(at) : new Date());
  }
  if (renumber) box.renumber();
  Object.assign(box, changes);
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
