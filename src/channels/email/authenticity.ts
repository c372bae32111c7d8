import { addressValue, emailAddress } from '../../identity/address.ts';
import type { Header } from './headers.ts';
import type { Sender } from './sender.ts';

/** Parsed Authentication-Results, RFC 8601 §2.2. Names and results in lower case. */
interface AuthenticationResults {
  authserv: string;
  methods: MethodResult[];
}
interface MethodResult {
  method: string;
  result: string;
  /** `header.from` → its values: a property may stand more than once. */
  properties: Map<string, string[]>;
}

const LONGEST_RESULTS = 16_000;

/**
 * Stands for Exchange Online, whose border server writes Authentication-Results without a name, against the grammar
 * (learn.microsoft.com/defender-office-365/message-headers-eop-mdo), and renames what others have written.
 */
export const NAMELESS = 'exchange-online';

/**
 * Whether mail from this sender is proven to come from From's domain: the topmost Authentication-Results was
 * written by the server we trust, and says `dmarc=pass` for exactly that domain. Everything further down
 * could have been written by the sender.
 */
export function aligned(headers: readonly Header[], sender: Sender, trustedAuthserv: string | null): boolean {
  if (!sender.certain || trustedAuthserv === null) return false;
  const topmost = headers.find((one) => one.key === 'authentication-results');
  const results = topmost ? authenticationResults(named(topmost.value, trustedAuthserv)) : null;
  if (!results || results.authserv !== trustedAuthserv.toLowerCase()) return false;
  // Two verdicts in one header are a forgery that got in through a helo name or an envelope address.
  const [verdict, another] = results.methods.filter((one) => one.method === 'dmarc');
  if (!verdict || another || verdict.result !== 'pass') return false;
  const domains = verdict.properties.get('header.from') ?? [];
  const address = addressValue(sender.address);
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return domains.length === 1 && emailAddress(`x@${domains[0]}`) === `email:x@${domain}`;
}

/** With the name that it goes without; one that has a name is then none of Exchange's, and does not follow the grammar. */
function named(value: string, authserv: string): string {
  return authserv === NAMELESS ? `${NAMELESS}; ${value}` : value;
}

/**
 * Parses an Authentication-Results value. Null when it does not follow the grammar: then it proves nothing.
 */
export function authenticationResults(value: string): AuthenticationResults | null {
  const tokens = value.length > LONGEST_RESULTS ? null : lex(value);
  if (!tokens) return null;
  const [head, ...rest] = sections(tokens);
  const authserv = serverId(head ?? []);
  if (authserv === null) return null;
  const methods: MethodResult[] = [];
  for (const section of rest) {
    // A trailing semicolon, and `none` for no result at all, are allowed.
    if (section.length === 0 || (section.length === 1 && isWord(section[0], 'none'))) continue;
    const pairs = pairsOf(section);
    const first = pairs?.[0];
    if (!pairs || !first) return null;
    const properties = new Map<string, string[]>();
    for (const { name, value } of pairs.slice(1))
      properties.set(name, [...(properties.get(name) ?? []), value]);
    const method = first.name.split('/')[0] ?? '';
    methods.push({ method, result: first.value.toLowerCase(), properties });
  }
  return { authserv, methods };
}

interface Token {
  kind: 'word' | 'quoted' | '=' | ';';
  text: string;
  /** White space or a comment stands before it. */
  gap: boolean;
}

/**
 * Splits into tokens, comments and folding white space dropped. Null when a comment or a quoted string stays
 * open.
 */
function lex(value: string): Token[] | null {
  const tokens: Token[] = [];
  let gap = false;
  for (let at = 0; at < value.length; ) {
    const character = value.charAt(at);
    if (/\s/.test(character)) {
      gap = true;
      at++;
      continue;
    }
    if (character === '(') {
      const end = commentEnd(value, at);
      if (end === null) return null;
      gap = true;
      at = end;
      continue;
    }
    if (character === ')') return null;
    if (character === '"') {
      const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(value.slice(at));
      if (!quoted) return null;
      tokens.push({ kind: 'quoted', text: (quoted[1] ?? '').replace(/\\(.)/g, '$1'), gap });
      at += quoted[0].length;
    } else if (character === '=' || character === ';') {
      tokens.push({ kind: character, text: character, gap });
      at++;
    } else {
      let end = at;
      while (end < value.length && !/[\s()"=;]/.test(value.charAt(end))) end++;
      tokens.push({ kind: 'word', text: value.slice(at, end), gap });
      at = end;
    }
    gap = false;
  }
  return tokens;
}

/** The index after the comment that opens at `start`; comments nest (RFC 5322 §3.2.2). */
function commentEnd(value: string, start: number): number | null {
  let depth = 0;
  for (let at = start; at < value.length; at++) {
    const character = value.charAt(at);
    if (character === '\\') at++;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return at + 1;
  }
  return null;
}

function sections(tokens: Token[]): Token[][] {
  const result: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === ';') result.push([]);
    else result.at(-1)?.push(token);
  }
  return result;
}

/** `authserv-id [version]`; the one version there is is 1. */
function serverId(tokens: Token[]): string | null {
  const [id, version, more] = tokens;
  if (!id || id.kind === '=' || more || (version && !isWord(version, '1'))) return null;
  return id.text.toLowerCase();
}

/**
 * `name = value` pairs: first the method and its result, then reason and properties. Null on anything else.
 */
function pairsOf(tokens: Token[]): { name: string; value: string }[] | null {
  const pairs: { name: string; value: string }[] = [];
  let at = 0;
  while (at < tokens.length) {
    let name = '';
    for (let token = tokens[at]; token?.kind === 'word'; token = tokens[++at]) {
      // Space inside a name is only allowed around its dot and its slash.
      if (name && !/[./]$/.test(name) && !/^[./]/.test(token.text)) return null;
      name += token.text;
    }
    if (!name || tokens[at]?.kind !== '=') return null;
    at++;
    let value = '';
    const start = at;
    for (let token = tokens[at]; token && (at === start || !token.gap); token = tokens[++at])
      value += token.text;
    if (at === start) return null;
    pairs.push({ name: name.toLowerCase(), value });
  }
  return pairs;
}

function isWord(token: Token | undefined, text: string): boolean {
  return token?.kind === 'word' && token.text.toLowerCase() === text;
}
