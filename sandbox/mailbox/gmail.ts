import type { ApiAnswer, ApiCall } from './api.ts';
import { type Box, headerOf, type Kept } from './box.ts';

const PAGE = 3;

/** Gmail's API v1, as far as a mailbox is read and written: users.messages, users.history, profile, sendAs. */
export function gmail({ method, url, body }: ApiCall, box: Box, user: string): ApiAnswer | null {
  const path = url.pathname.replace('/gmail/v1/users/me', '');
  const query = url.searchParams;
  if (method === 'GET' && path === '/profile')
    return {
      status: 200,
      body: { emailAddress: user, messagesTotal: box.log.length, historyId: String(end(box)) },
    };
  if (method === 'GET' && path === '/settings/sendAs') {
    const aliases = box.aliases.map((sendAsEmail) => ({ sendAsEmail, verificationStatus: 'accepted' }));
    return { status: 200, body: { sendAs: [{ sendAsEmail: user, isPrimary: true }, ...aliases] } };
  }
  if (method === 'GET' && path === '/history') return history(box, query);
  if (method === 'GET' && path === '/messages') return list(box, query);
  if (method === 'POST' && path === '/messages/send') return send(box, body);
  const id = /^\/messages\/(\w+)$/.exec(path)?.[1];
  return method === 'GET' && id !== undefined ? message(box, id, query) : null;
}

/** Ids of a history are numbers with gaps. */
const idOf = (n: number) => 1_000 + n * 7;
const end = (box: Box) => idOf(box.log.length);

function history(box: Box, query: URLSearchParams): ApiAnswer | null {
  const start = Number(query.get('startHistoryId'));
  if (!start) return { status: 400, body: { error: { code: 400, message: 'Missing startHistoryId' } } };
  // Too old: 404, as the answer to null is.
  if (start < idOf(box.forgotten)) return null;
  const first = Number(query.get('pageToken') ?? 0);
  const told = box.log.filter(({ n, folder }) => idOf(n) > start && folder !== '');
  const all = box.tellsTwice ? told.flatMap((one) => [one, one]) : told;
  const page = all.slice(first, first + PAGE).map(({ n, folder, mail }) => ({
    id: String(idOf(n)),
    messages: [{ id: mail.id, threadId: mail.id }],
    messagesAdded: [{ message: { id: mail.id, threadId: mail.id, labelIds: labels(box, folder) } }],
  }));
  return {
    status: 200,
    body: {
      ...(page.length > 0 ? { history: page } : {}),
      ...(first + PAGE < all.length ? { nextPageToken: String(first + PAGE) } : {}),
      historyId: String(end(box)),
    },
  };
}

function list(box: Box, query: URLSearchParams): ApiAnswer {
  const label = query.get('labelIds');
  const q = query.get('q') ?? '';
  const id = /rfc822msgid:(\S+)/.exec(q)?.[1];
  const to = /\bto:(\S+)/.exec(q)?.[1];
  const after = Number(/\bafter:(\d+)/.exec(q)?.[1] ?? 0) * 1_000;
  const found = box.log
    .filter(({ folder, mail }) => box.byId(mail.id) && (!label || labels(box, folder).includes(label)))
    .map(({ mail }) => mail)
    .filter(
      ({ raw, at }) =>
        at.getTime() >= after &&
        (id === undefined || headerOf(raw, 'message-id') === `<${id}>`) &&
        (to === undefined || headerOf(raw, 'to').toLowerCase().includes(to.toLowerCase())),
    )
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  const first = Number(query.get('pageToken') ?? 0);
  const page = found.slice(first, first + PAGE);
  return {
    status: 200,
    body: {
      ...(page.length > 0
        ? { messages: page.map((mail) => ({ id: mail.id, threadId: threadOf(mail) })) }
        : {}),
      ...(first + PAGE < found.length ? { nextPageToken: String(first + PAGE) } : {}),
      resultSizeEstimate: found.length,
    },
  };
}

function message(box: Box, id: string, query: URLSearchParams): ApiAnswer | null {
  const found = box.byId(id);
  if (!found) return null;
  const { folder, mail } = found;
  const { raw } = mail;
  const known = {
    ...{ id, threadId: threadOf(mail), labelIds: labels(box, folder), sizeEstimate: raw.length },
    ...{ snippet: 'It begins', historyId: String(end(box)), internalDate: String(mail.at.getTime()) },
  };
  const format = query.get('format');
  if (format === 'minimal') return { status: 200, body: known };
  if (format === 'metadata') {
    const names = query.getAll('metadataHeaders');
    const headers = names.flatMap((name) => {
      const value = headerOf(raw, name);
      return value === '' ? [] : [{ name, value }];
    });
    return { status: 200, body: { ...known, payload: { mimeType: 'text/plain', headers } } };
  }
  box.fetched++;
  return { status: 200, body: { ...known, raw: raw.toString('base64url') } };
}

function send(box: Box, body: Buffer): ApiAnswer {
  const { raw = '', threadId } = JSON.parse(body.toString()) as { raw?: string; threadId?: string };
  const mail = box.leave(Buffer.from(raw, 'base64url'));
  if (threadId !== undefined) threads.set(mail, threadId);
  return { status: 200, body: { id: mail.id, threadId: threadOf(mail), labelIds: ['SENT'] } };
}

/** Threads that a sender named; else a mail is its own. */
const threads = new WeakMap<Kept, string>();
const threadOf = (mail: Kept) => threads.get(mail) ?? mail.id;

function labels(box: Box, folder: string): string[] {
  if (folder === 'INBOX') return ['INBOX', 'UNREAD'];
  return folder === box.sentFolder ? ['SENT'] : ['SPAM'];
}
