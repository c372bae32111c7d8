import type { Customer } from '../../durable-objects/customer/customer.ts';
import { clockShift, now, setClockShift } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import { Incarnation } from './incarnation.ts';
import type { Outside } from './outside.ts';

/** Platform retries of an alarm that threw, and rounds of waking until nothing is owed. */
const ROUNDS = 200;
/** An alarm as far off as this is retention's: the object owes nobody anything. In milliseconds. */
const FAR = 30 * 86_400_000;

type Socket = { socket: WebSocket; tags: string[] };

/**
 * One customer's object on a platform that crashes, evicts, wakes and connects it, with a clock that is
 * moved.
 */
export class World {
  readonly outside: Outside;
  readonly storage: DurableObjectStorage;
  readonly #state: DurableObjectState;
  readonly #env: Env;
  #incarnation: Incarnation;
  #alarm: number | null = null;
  #sockets: Socket[] = [];
  /** How often the object crashed. */
  crashes = 0;

  constructor(state: DurableObjectState, env: Env, outside: Outside) {
    this.#state = state;
    this.#env = env;
    this.outside = outside;
    this.storage = state.storage;
    this.#incarnation = this.#born();
  }

  get customer(): Customer {
    return this.#incarnation.customer;
  }

  /** Lets the object crash in so many steps from here. */
  crashIn(steps: number): void {
    const { death } = this.#incarnation;
    this.#incarnation.dieIn(steps);
    void death.then(() => {
      this.crashes++;
      for (const { socket } of this.#sockets) socket.close(1012, 'the object crashed');
      this.#sockets = [];
      this.#incarnation = this.#born();
    });
  }

  /** Takes an idle object out of memory. Its sockets hibernate. */
  async evict(): Promise<void> {
    await this.quiet();
    this.#incarnation.die();
    this.#incarnation = this.#born();
  }

  /**
   * One call of the object. False when it crashed before it answered: whoever called does not know what
   * became of it.
   */
  async reach(call: (customer: Customer) => unknown): Promise<boolean> {
    const { customer, death } = this.#incarnation;
    const answered = Promise.resolve()
      .then(() => call(customer))
      .then(
        () => true,
        () => false,
      );
    return Promise.race([answered, death.then(() => false)]);
  }

  /** A socket for a session, as the Worker passes its upgrade on. Null when the object crashed meanwhile. */
  async dial(socket: object): Promise<WebSocket | null> {
    let client: WebSocket | null = null;
    await this.reach(async (customer) => {
      const response = await customer.fetch(
        new Request('https://object/chat', {
          headers: { upgrade: 'websocket', 'x-onethread-socket': encodeURIComponent(JSON.stringify(socket)) },
        }),
      );
      client = response.webSocket;
    });
    return client;
  }

  /** Lets everything run until the object waits for the world. */
  async quiet(): Promise<void> {
    for (let idle = 0; idle < 3; ) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      idle = this.#incarnation.isBusy ? 0 : idle + 1;
    }
  }

  /** Moves the clock, ringing the alarm where it was set for. */
  async advance(milliseconds: number): Promise<void> {
    const target = now() + milliseconds;
    for (let n = 0; n < ROUNDS && this.#alarm !== null && this.#alarm <= target; n++) {
      setClockShift(Math.max(this.#alarm, now()) - Date.now());
      await this.#ring();
    }
    if (target > now()) setClockShift(target - Date.now());
  }

  /** Lets all that is owed come to its end. False when it never does. */
  async settle(): Promise<boolean> {
    await this.quiet();
    for (let n = 0; n < ROUNDS; n++) {
      if (this.#alarm === null || this.#alarm - now() > FAR) return true;
      await this.advance(this.#alarm - now() + 1);
      await this.quiet();
    }
    return false;
  }

  async #ring(): Promise<void> {
    const set = this.#alarm;
    this.#alarm = null;
    const rung = await this.reach((customer) => customer.alarm());
    // As the platform does: an alarm that did not end well rings again.
    if (!rung) this.#alarm ??= set;
    await this.quiet();
  }

  #born(): Incarnation {
    return new Incarnation({
      state: this.#state,
      storage: this.storage,
      env: this.#env,
      outside: this.outside,
      // Set on the machine's clock; here the service's counts, which may stand days apart.
      alarm: (at) => {
        this.#alarm = at === null ? null : at + clockShift();
      },
      accept: (socket, tags) => this.#accept(socket, tags),
      sockets: (tag) =>
        this.#sockets.filter(({ tags }) => !tag || tags.includes(tag)).map(({ socket }) => socket),
    });
  }

  #accept(socket: WebSocket, tags: string[]): void {
    let attachment: unknown = null;
    socket.serializeAttachment = (value: unknown) => {
      attachment = structuredClone(value);
    };
    socket.deserializeAttachment = () => structuredClone(attachment);
    socket.accept();
    const entry = { socket, tags };
    this.#sockets.push(entry);
    socket.addEventListener('message', ({ data }) => {
      if (this.#sockets.includes(entry))
        void this.reach((customer) => listening(customer).webSocketMessage(socket, data));
    });
    socket.addEventListener('close', ({ code, reason }) => {
      this.#sockets = this.#sockets.filter((other) => other !== entry);
      void this.reach((customer) => listening(customer).webSocketClose(socket, code, reason, true));
    });
  }
}

/** What the platform calls on an object whose socket wakes it. */
function listening(customer: Customer) {
  return customer as unknown as {
    webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): Promise<void>;
    webSocketClose(socket: WebSocket, code: number, reason: string, clean: boolean): Promise<void>;
  };
}
