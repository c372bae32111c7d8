/** One header field as the parser gives it: name in lower case, value unfolded. */
export interface Header {
  key: string;
  value: string;
}

/** Longest header value that is looked at, in characters: 32 lines of the length RFC 5322 allows. */
const LONGEST_VALUE = 32_000;

/** The first header of that name, or the empty string. */
export function header(headers: readonly Header[], key: string): string {
  return headers.find((one) => one.key === key)?.value.slice(0, LONGEST_VALUE) ?? '';
}

/**
 * Message ids in a header's value (RFC 5322 §3.6.4), in order, each once, with their angle brackets. A lone
 * id without brackets, as some senders write it, gets them. Ids that could not stand in a header of ours are
 * left out.
 */
export function messageIds(value: string): string[] {
  const text = value.slice(0, LONGEST_VALUE);
  const ids = text.match(/<[!-;=?-~]{3,900}>/g) ?? [];
  if (ids.length > 0) return [...new Set(ids)];
  const bare = text.trim();
  return /^[!-;=?-~]{3,900}$/.test(bare) && bare.includes('@') ? [`<${bare}>`] : [];
}

/**
 * A value without its comments, RFC 5322 §3.2.2: nested, with quoted pairs, and not inside quoted strings.
 * Unclosed ones run to the end.
 */
function withoutComments(value: string): string {
  let result = '';
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < value.length; i++) {
    const character = value.charAt(i);
    if (character === '\\') {
      if (depth === 0) result += value.slice(i, i + 2);
      i++;
    } else if (depth === 0 && character === '"') {
      quoted = !quoted;
      result += character;
    } else if (!quoted && character === '(') depth++;
    else if (!quoted && character === ')' && depth > 0) depth--;
    else if (depth === 0) result += character;
  }
  return result;
}

/** The word a header's value begins with, in lower case: `no` of `No; owner-email=x (why)`. */
export function keyword(value: string): string {
  return (/^[^\s;,]*/.exec(withoutComments(value).trim())?.[0] ?? '').toLowerCase();
}
