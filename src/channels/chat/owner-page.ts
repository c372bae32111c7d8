import { lookup } from '../../lookup.ts';

/*
 * What a page of the store's owner says of the widget: whether its tag is there, whether the page's origin
 * may show the chat, and what its Content-Security-Policy still forbids. Pure: the page is text that others
 * wrote, and only searched.
 */

export interface OwnerPage {
  url: URL;
  html: string;
  /** The page's `Content-Security-Policy` header; several arrive as one, with commas. */
  policy: string | null;
}

export interface WidgetReport {
  /** `other_host`, `other_store`: a widget's tag is there, of another deployment or another store. */
  tag: 'found' | 'missing' | 'other_host' | 'other_store';
  origin: 'allowed' | 'refused';
  /** What is missing in the policy, a directive each: `connect-src https://HOST wss://HOST`. */
  missing: string[];
}

interface Tag {
  src: URL;
  store: string;
  nonce: string;
}

/** `host` is where the widget comes from; `origins` the store's, empty meaning any. */
export function reportOn(
  page: OwnerPage,
  { host, store, origins }: { host: URL; store: string; origins: readonly string[] },
): WidgetReport {
  const tags = tagsIn(page);
  const ours = tags.filter(({ src }) => src.origin === host.origin);
  const tag = ours.find((one) => one.store === store);
  const policies = [...(page.policy?.split(',') ?? []), ...metaPolicies(page.html)].map(directivesOf);
  return {
    tag: tag ? 'found' : ours.length > 0 ? 'other_store' : tags.length > 0 ? 'other_host' : 'missing',
    origin:
      origins.length === 0 || origins.includes(page.url.origin) || page.url.origin === host.origin
        ? 'allowed'
        : 'refused',
    missing: [...new Set(policies.flatMap((policy) => lacking(policy, page.url, host, tag?.nonce ?? '')))],
  };
}

const ATTRIBUTE = /([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** Scripts called `widget.js` that name a store. */
function tagsIn({ html, url }: OwnerPage): Tag[] {
  return elements(html, 'script').flatMap((attributes) => {
    const { src = '', 'data-store': store = '', nonce = '' } = Object.fromEntries(attributes);
    const at = URL.parse(src, url);
    return at && store && at.pathname.endsWith('/widget.js') ? [{ src: at, store, nonce }] : [];
  });
}

function metaPolicies(html: string): string[] {
  return elements(html, 'meta').flatMap((attributes) => {
    const { 'http-equiv': kind = '', content = '' } = Object.fromEntries(attributes);
    return kind.toLowerCase() === 'content-security-policy' ? [content] : [];
  });
}

/** The attributes of every element of a name; what stands in comments is not there. */
function elements(html: string, name: string): Map<string, string>[] {
  const opened = new RegExp(`<${name}\\b([^>]{0,4000})>`, 'gi');
  return [...html.replace(/<!--[\s\S]*?(?:-->|$)/g, '').matchAll(opened)].map(([, inside = '']) => {
    const attributes = new Map<string, string>();
    for (const [, key = '', double, single, bare] of inside.matchAll(ATTRIBUTE))
      attributes.set(key.toLowerCase(), (double ?? single ?? bare ?? '').replaceAll('&amp;', '&'));
    return attributes;
  });
}

/** A policy's directives; of one that is given twice the first counts (CSP3, 2.2.1). */
function directivesOf(policy: string): Map<string, string[]> {
  const directives = new Map<string, string[]>();
  for (const line of policy.split(';')) {
    const [name = '', ...sources] = line.trim().split(/\s+/);
    const key = name.toLowerCase();
    if (key && !directives.has(key)) directives.set(key, sources);
  }
  return directives;
}

function lacking(policy: Map<string, string[]>, page: URL, host: URL, nonce: string): string[] {
  const socket = new URL(host.href.replace(/^http/, 'ws'));
  const needs = [
    { names: ['script-src-elem', 'script-src'], urls: [host], nonce },
    { names: ['connect-src'], urls: [host, socket], nonce: '' },
    { names: ['img-src'], urls: [host], nonce: '' },
  ];
  return needs.flatMap(({ names, urls, nonce: given }) => {
    const sources = [...names, 'default-src']
      .map((name) => policy.get(name))
      .find((one) => one !== undefined);
    if (!sources || (given && sources.includes(`'nonce-${given}'`))) return [];
    const closed = urls.filter((url) => !sources.some((source) => allows(source, url, page)));
    return closed.length > 0 ? [`${names.at(-1)} ${closed.map(({ origin }) => origin).join(' ')}`] : [];
  });
}

const HOST_SOURCE = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[a-z0-9.-]+)(?::(\d+|\*))?(?:\/.*)?$/i;

/** Which schemes one in a policy covers (CSP3, 6.7.2.9): `https:` covers no socket. */
const COVERS: Record<string, RegExp> = {
  http: /^https?:$/,
  https: /^https:$/,
  ws: /^(?:ws|http)s?:$/,
  wss: /^(?:wss|https):$/,
};
const PORTS: Record<string, string> = { 'http:': '80', 'ws:': '80', 'https:': '443', 'wss:': '443' };

/** Whether a source expression covers an address (CSP3, 6.7.2.8). */
function allows(source: string, url: URL, page: URL): boolean {
  if (source === '*') return true;
  if (source === "'self'") return url.host === page.host;
  const covers = (scheme: string) => lookup(COVERS, scheme.toLowerCase())?.test(url.protocol) ?? false;
  if (/^[a-z][a-z0-9+.-]*:$/i.test(source)) return covers(source.slice(0, -1));
  const [, scheme = page.protocol.slice(0, -1), host = '', port] =
    HOST_SOURCE.exec(source.toLowerCase()) ?? [];
  const named = host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : host === url.hostname;
  const usual = lookup(PORTS, url.protocol) ?? '';
  return (
    covers(scheme) && (host === '*' || named) && (port === '*' || (port ?? usual) === (url.port || usual))
  );
}
