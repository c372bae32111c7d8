import { EmulatedCloudflare } from '../../../sandbox/golive/cloudflare.ts';
import { EmulatedMeta } from '../../../sandbox/golive/meta.ts';
import { EmulatedTwilio } from '../../../sandbox/golive/twilio.ts';
import type { Choice, Notes, World } from '../../../scripts/golive/world.ts';

/** Answers of whoever sits there, by how a question begins. */
export type Answers = Readonly<Record<string, string>>;

/** A machine that goes live, with the three platforms emulated; `service` is what answers at the host name. */
export class Machine implements World {
  readonly cloudflare = new EmulatedCloudflare();
  readonly twilio = new EmulatedTwilio();
  readonly meta: EmulatedMeta;
  readonly said: string[] = [];
  readonly asked: string[] = [];
  answers: Answers = {};
  toml: string;
  kept: Notes = {};
  deploys = 0;
  readonly #service: (request: Request) => Promise<Response>;
  readonly #fresh: (secret: string) => string;

  constructor(
    toml: string,
    {
      service,
      fresh = (secret) => `fresh-${secret}-${crypto.randomUUID()}`,
    }: { service: (request: Request) => Promise<Response>; fresh?: (secret: string) => string },
  ) {
    this.toml = toml;
    this.#service = service;
    this.#fresh = fresh;
    this.meta = new EmulatedMeta((request) => this.#service(request));
    this.answers = {
      'Cloudflare API token': this.cloudflare.token,
      'Name of the shop': 'Lune',
      'Your email address': 'nora@lune.example',
      'Your name': 'Nora Petit',
      'Twilio account SID': this.twilio.account,
      'Twilio auth token': this.twilio.token,
      'Meta system user token': this.meta.token,
      'App secret': this.meta.secret,
    };
  }

  fetch: typeof fetch = async (input, init) => {
    const request = new Request(input as string, init as RequestInit<RequestInitCfProperties>);
    const { hostname } = new URL(request.url);
    if (hostname === 'api.cloudflare.com') return this.cloudflare.answer(request);
    if (hostname === 'api.twilio.com') return this.twilio.answer(request);
    if (hostname === 'graph.facebook.com') return this.meta.answer(request);
    if (!this.cloudflare.domains.has(hostname)) throw new TypeError(`getaddrinfo ENOTFOUND ${hostname}`);
    return this.#service(request);
  };

  fresh = (secret: string): string => this.#fresh(secret);
  config = {
    read: () => this.toml,
    write: (text: string) => {
      this.toml = text;
    },
  };
  notes = {
    read: () => structuredClone(this.kept),
    write: (notes: Notes) => {
      this.kept = structuredClone(notes);
    },
  };

  async deploy(): Promise<void> {
    this.deploys++;
    this.cloudflare.upload('onethread');
  }

  async ask(question: string, { fallback = '' }: { fallback?: string } = {}): Promise<string> {
    this.asked.push(question);
    const known = Object.keys(this.answers).find((begin) => question.startsWith(begin));
    return (known && this.answers[known]) || fallback;
  }

  async choose(question: string, among: readonly Choice[]): Promise<string> {
    if (among.length > 1) this.asked.push(question);
    return among[0]?.id ?? '';
  }

  say(line: string): void {
    this.said.push(line);
  }

  /** How often anything was changed at any of the platforms. */
  get writes(): number {
    return this.cloudflare.writes.length + this.twilio.writes.length + this.meta.writes.length;
  }
}
