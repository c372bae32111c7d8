import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Me, PasskeyQuestion, Right, SignedIn, SignIn } from '../../src/console/protocol.ts';
import { PasskeyRefused, type Platform } from './platform.ts';
import { type Api, Refused } from './transport/api.ts';

export type SessionState =
  | { state: 'first' }
  | { state: 'in'; me: Me }
  | { state: 'out' }
  | { state: 'error' };

/** What a sign-in shows: the address is asked for, then the code that went there. */
export interface SignInState {
  step: 'email' | 'code' | 'invite';
  email: string;
  busy: boolean;
  problem: string | null;
}

/** Who sits here. */
export class Session {
  readonly #platform: Platform;
  readonly #api: Api;
  readonly #state = signal<SessionState>({ state: 'first' });
  readonly signIn = signal<SignInState>({ step: 'email', email: '', busy: false, problem: null });

  constructor(platform: Platform, api: Api) {
    this.#platform = platform;
    this.#api = api;
    api.onSignedOut = () => {
      this.#state.value = { state: 'out' };
    };
  }

  get state(): ReadonlySignal<SessionState> {
    return this.#state;
  }

  async load(): Promise<void> {
    this.#state.value = { state: 'first' };
    try {
      const me = await this.#api.get<Me>('me');
      this.#state.value = { state: 'in', me };
    } catch (error) {
      if (error instanceof Refused && (error.status === 401 || error.status === 403))
        this.#state.value = { state: 'out' };
      else this.#state.value = { state: 'error' };
    }
  }

  may(right: Right): boolean {
    const current = this.#state.value;
    return current.state === 'in' && current.me.rights.includes(right);
  }

  /** Asks for a code, or gives it. */
  async submit(text: string): Promise<void> {
    const { step, email } = this.signIn.value;
    if (step === 'code') await this.#ask({ email, code: text.replaceAll(/\s/g, '') });
    else {
      this.signIn.value = { ...this.signIn.value, email: text };
      await this.#ask({ email: text });
    }
  }

  /** Whether this browser can be asked for a passkey. */
  get hasPasskeys(): boolean {
    return this.#platform.passkeys !== null;
  }

  /** Signs in with a passkey of this browser's; who changes their mind is where they were. */
  async usePasskey(): Promise<void> {
    const device = this.#platform.passkeys;
    if (!device) return;
    this.signIn.value = { ...this.signIn.value, busy: true, problem: null };
    try {
      const question = await this.#api.get<PasskeyQuestion>('console/sign-in/passkey');
      await this.#ask({ passkey: await device.sign(question) });
    } catch (error) {
      const cancelled = error instanceof PasskeyRefused && error.why === 'cancelled';
      this.signIn.value = { ...this.signIn.value, busy: false, problem: cancelled ? null : '' };
    }
  }

  /** Uses an invitation. Whether it opened: it does once. */
  async accept(invite: string): Promise<void> {
    this.signIn.value = { ...this.signIn.value, step: 'invite' };
    await this.#ask({ invite });
    if (this.#state.value.state !== 'in') {
      this.#state.value = { state: 'out' };
      this.signIn.value = { ...this.signIn.value, step: 'email' };
    }
  }

  restart(): void {
    this.signIn.value = { step: 'email', email: '', busy: false, problem: null };
  }

  /** What was written here goes with it: the next at this machine may be somebody else. */
  async signOut(): Promise<void> {
    const push = this.#platform.storage.get('push');
    if (push) await this.#api.delete(`me/notices/browsers/${push}`).catch(() => null);
    await this.#api.delete('console/session').catch(() => null);
    for (const key of this.#platform.storage.keys())
      if (/^(?:(?:draft|note|sends|seen):|(?:push|softphone)$)/.test(key)) this.#platform.storage.remove(key);
    this.restart();
    this.#state.value = { state: 'out' };
  }

  async #ask(request: SignIn): Promise<void> {
    this.signIn.value = { ...this.signIn.value, busy: true, problem: null };
    try {
      const answer = await this.#api.post<SignedIn>('console/sign-in', request);
      if (answer.next === 'console') {
        this.#state.value = { state: 'in', me: answer.me };
        this.restart();
      } else this.signIn.value = { ...this.signIn.value, busy: false, step: 'code' };
    } catch (error) {
      const problem = error instanceof Refused ? error.message : '';
      this.signIn.value = { ...this.signIn.value, busy: false, problem };
    }
  }
}
