import { escaped, type Gesture, messageBatch, wamid } from '../../sandbox/meta/wire.ts';
import { metaSignature } from '../../sandbox/sign.ts';
import { awaitSent, lastSent, type SentItem } from './sent.ts';
import type { Service } from './service.ts';

/** What Meta was handed, as far as clients here look. */
interface RawWhatsApp {
  id: string;
  type: string;
  interactive?: { action: { buttons?: { reply: { id: string; title: string } }[] } };
}
export type SentWhatsApp = SentItem<RawWhatsApp>;

/** Who writes: by number, by a user id beside it, or with the user id in place of a number. */
interface Person {
  name: string;
  phone: string;
  userId?: string;
}

/** Somebody's WhatsApp: batches signed over their raw bytes, as Meta posts them. */
export class WhatsApp {
  readonly #service: Service;
  readonly #person: Person;
  readonly #phoneNumberId: string | undefined;

  constructor(service: Service, person: Person, phoneNumberId?: string) {
    this.#service = service;
    this.#person = person;
    this.#phoneNumberId = phoneNumberId || undefined;
  }

  /** Sends something dated `at`; gives its wamid. */
  async send(gesture: Gesture, at: Date, id = wamid()): Promise<string> {
    const { name, phone: from, userId } = this.#person;
    await this.batch(messageBatch({ from, userId, name, id, at, gesture }, this.#phoneNumberId));
    return id;
  }

  /** Posts a batch of any kind, signed. */
  async batch(batch: object): Promise<void> {
    const body = escaped(JSON.stringify(batch));
    const response = await this.post(body, await metaSignature(this.#service.whatsappAppSecret, body));
    const answer = await response.text();
    if (!response.ok)
      throw new Error(`the WhatsApp batch was refused (${response.status}): ${answer.slice(0, 300)}`);
  }

  /** Posts any bytes under any signature. */
  post(body: Uint8Array, signature: string): Promise<Response> {
    return this.#service.fetch(`/hooks/${this.#service.store}/whatsapp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature },
      body: new Uint8Array(body),
    });
  }

  /** Writes a line and waits for what comes back. */
  say(text: string, at: Date): Promise<SentWhatsApp[]> {
    return this.#ask({ text }, at);
  }

  /** Presses a button of a message. */
  press(button: { id: string; title: string }, answers: string, at: Date): Promise<SentWhatsApp[]> {
    return this.#ask({ button, answers }, at);
  }

  async #ask(gesture: Gesture, at: Date): Promise<SentWhatsApp[]> {
    const before = await lastSent(this.#service, 'whatsapp');
    await this.send(gesture, at);
    return awaitSent<RawWhatsApp>(this.#service, 'whatsapp', this.#person.phone, before);
  }
}
