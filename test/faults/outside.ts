import type { MailMessage } from '../../src/channels/channel.ts';
import type { Chance } from './chance.ts';

/** How a call fails: it never arrives, or it arrives and its answer is lost. */
export type Failure = 'refused' | 'lost';

/** What a provider has been handed. */
export interface Sent {
  channel: 'email' | 'whatsapp';
  to: string;
  text: string;
  /** Our own reference, where the channel has such a field. */
  reference: string | null;
  /** What it calls the message. */
  provider: string;
}

/**
 * Everything beyond the customer's object: the providers, which write down what they were handed, and the
 * weather that every call goes through.
 */
export class Outside {
  readonly sent: Sent[] = [];
  /** Calls by service that may have taken effect without whoever called ever knowing. */
  readonly unanswered = new Map<string, number>();
  readonly #chance: Chance;
  readonly #bad = new Map<string, { calls: number; failure: Failure }>();

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  /** The next `calls` to a service fail. */
  worsen(service: string, calls: number, failure: Failure): void {
    this.#bad.set(service, { calls, failure });
  }

  /** From here on everything works. */
  clear(): void {
    this.#bad.clear();
  }

  leaveUnanswered(service: string): void {
    this.unanswered.set(service, (this.unanswered.get(service) ?? 0) + 1);
  }

  /** One call, in the weather of its service. */
  async through(service: string, method: string, call: () => unknown): Promise<unknown> {
    for (let wait = this.#chance.below(4); wait > 0; wait--) await Promise.resolve();
    const weather = this.#bad.get(service);
    if (!weather || method === 'armed' || method === 'clockShift') return call();
    if (--weather.calls <= 0) this.#bad.delete(service);
    if (weather.failure === 'refused')
      throw Object.assign(new Error('try again later'), { code: 'E_INTERNAL_SERVER_ERROR' });
    await call();
    this.leaveUnanswered(service);
    throw new Error('network connection lost');
  }

  /** Cloudflare's send binding. */
  readonly mail = {
    send: async ({ to, text }: MailMessage): Promise<{ messageId: string }> => {
      return { messageId: this.#keep({ channel: 'email', to, text, reference: null }) };
    },
  };

  /** Meta's Graph API, as far as a reply needs it, and the development hooks. */
  readonly sandbox = {
    fetch: async (request: Request): Promise<Response> => {
      const body = (await request.json()) as {
        to?: string;
        status?: string;
        text?: { body: string };
        interactive?: { body: { text: string } };
        document?: { caption?: string };
        biz_opaque_callback_data?: string;
      };
      if (body.status) return Response.json({ success: true });
      const provider = this.#keep({
        channel: 'whatsapp',
        to: body.to ?? '',
        text: body.text?.body ?? body.interactive?.body.text ?? body.document?.caption ?? '',
        reference: body.biz_opaque_callback_data ?? null,
      });
      return Response.json({
        messaging_product: 'whatsapp',
        contacts: [{ input: body.to, wa_id: body.to }],
        messages: [{ id: provider }],
      });
    },
    clockShift: async () => 0,
    armed: async () => undefined,
  };

  #keep(sent: Omit<Sent, 'provider'>): string {
    const provider = `<out-${this.sent.length}@${sent.channel}.example>`;
    this.sent.push({ ...sent, provider });
    return provider;
  }
}
