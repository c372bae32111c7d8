/*
 * What a message of the assistant rests on: `GET customers/:id/why/:message`, as far as it is shown. A version of the service may
 * keep less than another, so that everything may be missing.
 */

export interface Why {
  /** Who finished it: a model's name, `embedded`, or `code`. */
  brain?: string;
  failed?: { brain: string; reason: string }[];
  intents?: string[];
  knew?: { facts?: Record<string, string>; orders?: string[]; exchanges?: number };
  articles?: { article: string; title: string; url: string | null }[];
  tools?: { tool: string; input?: unknown; result?: unknown; refused?: string | null }[];
  policy?: string[];
  handover?: string | null;
  /** Milliseconds. */
  ms?: number;
  /** US dollars; null where it is not known. */
  cost?: number | null;
}

/** Arguments and results are shown at their beginning: what is long is in the export. */
const MOST = 240;

/** A call as one line: what it was given, and what it came to. Pure. */
export function callLine({ tool, input, result, refused }: NonNullable<Why['tools']>[number]): string {
  const outcome = refused ? refused : short(result);
  return [`${tool.replaceAll('_', ' ')} ${short(input)}`.trim(), outcome].filter(Boolean).join(' → ');
}

function short(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
}
