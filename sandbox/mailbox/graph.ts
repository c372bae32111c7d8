import type { ApiAnswer, ApiCall } from './api.ts';
import { type Box, headerOf, type Kept } from './box.ts';

/** Microsoft Graph v1.0, as far as a mailbox is read and written. */
export function graph(
  { method, url, headers, body }: ApiCall,
  own: Box,
  user: string,
  boxOf: (user: string) => Box,
): ApiAnswer | null {
  const whole = /^\/v1\.0\/(?:me|users\/([^/]+))(\/.*)?$/.exec(url.pathname);
  if (!whole) return null;
  const other = whole[1] === undefined ? null : decodeURIComponent(whole[1]);
  if (other !== null && other !== user && !own.shared.includes(other))
    return { status: 403, body: { error: { code: 'ErrorAccessDenied', message: 'Access is denied.' } } };
  const box = other === null ? own : boxOf(other);
  const path = whole[2] ?? '';
  const query = url.searchParams;
  // Without it every id changes when its mail moves.
  if (!/IdType="ImmutableId"/.test(headers.prefer ?? ''))
    return { status: 400, body: { error: { code: 'ErrorInvalidIdMalformed', message: 'Id is malformed.' } } };
  if (method === 'GET' && path === '') {
    const proxyAddresses = [user, ...box.aliases].map((one, n) => `${n === 0 ? 'SMTP' : 'smtp'}:${one}`);
    return { status: 200, body: { mail: user, userPrincipalName: user, proxyAddresses } };
  }
  const [, folder, rest] = /^\/mailFolders\/(inbox|sentitems)(\/.*)?$/.exec(path) ?? [];
  if (folder !== undefined && method === 'GET') {
    const name = folder === 'inbox' ? 'INBOX' : box.sentFolder;
    const mails = box.folders.get(name)?.mails ?? [];
    if (rest === undefined) return { status: 200, body: { id: folder, totalItemCount: mails.length } };
    if (rest === '/messages/delta') return delta(box, name, url, headers.prefer ?? '');
    if (rest === '/messages') {
      const latest = mails.toSorted((a, b) => b.at.getTime() - a.at.getTime());
      return { status: 200, body: { value: latest.slice(0, Number(query.get('$top') ?? 10)).map(shown) } };
    }
  }
  if (path === '/messages' && method === 'GET') {
    const id = /^internetMessageId eq '(.*)'$/.exec(query.get('$filter') ?? '')?.[1];
    const drafts = [...box.drafts].map(([key, raw]) => ({ id: key, raw, at: new Date(), uid: 0 }));
    const all = [...drafts, ...[...box.folders.values()].flatMap(({ mails }) => mails)];
    const found = all.filter(({ raw }) => headerOf(raw, 'message-id') === id);
    return {
      status: 200,
      body: { value: found.map((mail) => ({ ...shown(mail), isDraft: box.drafts.has(mail.id) })) },
    };
  }
  if (path === '/messages' && method === 'POST') return draft(box, headers, body);
  const [, id = '', what] = /^\/messages\/(\w+)(\/.*)$/.exec(path) ?? [];
  if (what === '/send' && method === 'POST') {
    const raw = box.drafts.get(id);
    if (!raw) return null;
    box.drafts.delete(id);
    const mail = box.leave(raw, false);
    // Immutable: the draft's id is that of the mail in Sent.
    mail.id = id;
    return { status: 202 };
  }
  const mail = what === '/$value' && method === 'GET' ? box.byId(id)?.mail : null;
  if (!mail) return null;
  box.fetched++;
  return { status: 200, body: mail.raw };
}

function draft(box: Box, headers: ApiCall['headers'], body: Buffer): ApiAnswer {
  const text = body.toString();
  if (headers['content-type'] !== 'text/plain' || !/^[A-Za-z0-9+/]+=*$/.test(text))
    return {
      status: 400,
      body: { error: { code: 'ErrorMimeContentInvalidBase64String', message: 'Invalid base64 string.' } },
    };
  const given = Buffer.from(text, 'base64');
  const raw = box.renames
    ? Buffer.from(
        given
          .toString('latin1')
          .replace(/^Message-ID:.*$/im, `Message-ID: <${crypto.randomUUID()}@exchange.example>`),
        'latin1',
      )
    : given;
  const id = crypto.randomUUID().replaceAll('-', '');
  box.drafts.set(id, raw);
  return { status: 201, body: { ...shown({ id, raw, at: new Date(), uid: 0 }), isDraft: true } };
}

/** One folder's changes: links are opaque, and hold where the reader is and from when on it reads. */
function delta(box: Box, name: string, url: URL, prefer: string): ApiAnswer {
  const token = url.searchParams.get('$skiptoken') ?? url.searchParams.get('$deltatoken');
  const since = /receivedDateTime ge (\S+)/.exec(url.searchParams.get('$filter') ?? '')?.[1] ?? '';
  const [after = 0, from = 0, made = 0] = token
    ? (JSON.parse(atob(token)) as number[])
    : [0, Date.parse(since), box.forgotten];
  // What was handed out before all was forgotten is good no more.
  if (made < box.forgotten)
    return { status: 410, body: { error: { code: 'syncStateNotFound', message: 'Resync required.' } } };
  const size = Math.min(3, Number(/odata\.maxpagesize=(\d+)/.exec(prefer)?.[1] ?? 10));
  const told = box.log.filter(
    ({ n, folder, mail }) => folder === name && n > after && mail.at.getTime() >= from,
  );
  const page = told.slice(0, size);
  const value = page.flatMap(({ mail }): object[] => {
    if (!box.byId(mail.id)) return [{ id: mail.id, '@removed': { reason: 'deleted' } }];
    return box.tellsTwice ? [shown(mail), shown(mail)] : [shown(mail)];
  });
  const link = (kind: string, n: number) =>
    `${url.origin}${url.pathname}?${kind}=${encodeURIComponent(btoa(JSON.stringify([n, from, box.forgotten])))}`;
  const more = told.length > page.length;
  return {
    status: 200,
    body: {
      value,
      ...(more
        ? { '@odata.nextLink': link('$skiptoken', page.at(-1)?.n ?? after) }
        : { '@odata.deltaLink': link('$deltatoken', Math.max(after, box.log.length)) }),
    },
  };
}

function shown({ id, raw, at }: Kept) {
  const to = headerOf(raw, 'to').match(/[^\s<>,;:"]+@[^\s<>,;:"]+/g) ?? [];
  return {
    '@odata.etag': 'W/"x"',
    ...{ id, receivedDateTime: at.toISOString(), isDraft: false },
    internetMessageId: headerOf(raw, 'message-id'),
    toRecipients: to.map((address) => ({ emailAddress: { address } })),
  };
}
