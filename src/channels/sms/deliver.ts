import { z } from 'zod';
import { patiently } from '../../patience.ts';
import type { Credentials, Delivery, Why } from '../channel.ts';

/** One text message. It is no channel: nobody answers it, and only one-time codes are sent this way. */
export interface TextMessage {
  /** E.164. */
  to: string;
  /** A number, a sender's name or the id of a messaging service (`MG…`). */
  from: string;
  text: string;
}

const Accepted = z.object({ sid: z.string().min(1) });
const Refused = z.object({ code: z.number().nullish(), message: z.string().default('') });

/** Longest wait for one call, in milliseconds. */
const PROVIDER_TIMEOUT_MS = 15_000;

/** Source: twilio.com/docs/api/errors. What is not named here is read by the answer's status. */
const CODES: Record<number, Why> = {
  20003: 'account',
  20429: 'busy',
  21211: 'recipient',
  21212: 'account',
  21408: 'account',
  21606: 'account',
  21610: 'recipient',
  21611: 'busy',
  21612: 'recipient',
  21614: 'recipient',
  21659: 'account',
  30022: 'busy',
};

/** Whether text messages can leave at all: what is missing closes the door. */
export function textsOpen(credentials: Credentials, from: string): boolean {
  return Boolean(credentials.twilioAccountSid && credentials.twilioAuthToken && from);
}

/**
 * Sends one text through Twilio's `Messages.json`. `provider` is its `SM…` id. Twilio has no idempotency key:
 * a text whose acceptance got lost may be sent twice. Never throws.
 */
export async function deliverText(
  { to, from, text }: TextMessage,
  { credentials, fetch }: { credentials: Credentials; fetch: typeof globalThis.fetch },
): Promise<Delivery> {
  const { twilioAccountSid: account, twilioAuthToken: token } = credentials;
  if (!account || !token || !from)
    return { status: 'failed', error: 'account: text messages are not configured', why: 'account' };
  const base = (credentials.twilioApiBase || 'https://api.twilio.com').replace(/(?<!\/)\/+$/, '');
  const sender: Record<string, string> =
    from.startsWith('MG') && from.length === 34 ? { MessagingServiceSid: from } : { From: from };
  const url = `${base}/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`;
  const init = {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`${account}:${token}`)}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ To: to, ...sender, Body: text }).toString(),
  };
  try {
    return await patiently(PROVIDER_TIMEOUT_MS, async (signal) => {
      const response = await fetch(url, { ...init, signal });
      const answer = parsed(await response.text());
      const accepted = response.ok ? Accepted.safeParse(answer) : null;
      if (accepted?.success) return { status: 'accepted', provider: accepted.data.sid };
      return refusal(response.status, answer);
    });
  } catch (error) {
    // Twilio's words may quote the request: only the error's name is kept.
    const reason = error instanceof Error ? error.name : 'unknown';
    return { status: 'retry', error: `busy: ${reason}`, why: 'busy', unsure: true };
  }
}

/** Without the provider's words: they repeat the number. */
function refusal(status: number, answer: unknown): Delivery {
  const { code } = Refused.safeParse(answer).data ?? {};
  const why = (code && CODES[code]) || byStatus(status);
  const error = `${why}: ${code ?? `status ${status}`}`;
  return why === 'busy' ? { status: 'retry', error, why } : { status: 'failed', error, why };
}

function byStatus(status: number): Why {
  if (status === 429 || status >= 500 || (status >= 200 && status < 300)) return 'busy';
  return status === 401 || status === 403 || status === 404 ? 'account' : 'request';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
