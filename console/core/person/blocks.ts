import { signal } from '@preact/signals-core';
import type { BlockedSender, BlockRequest, Problem, UnblockRequest } from '../../../src/console/protocol.ts';
import { changeThread } from '../thread/change.ts';
import type { Thread, ThreadWorld } from '../thread/thread.ts';

/** Who in a thread is answered no more, and who may be. The thread's state says what holds. */
export class Blocks {
  readonly #world: ThreadWorld;
  readonly #thread: Thread;
  readonly busy = signal(false);
  readonly problem = signal<Problem | null>(null);

  constructor(world: ThreadWorld, thread: Thread) {
    this.#world = world;
    this.#thread = thread;
  }

  /** Null while the thread's state is not there, or comes from a service that blocks nobody. */
  get all(): readonly BlockedSender[] | null {
    return this.#thread.state.value?.blocked ?? null;
  }

  /** Addresses that are answered still, the last used first; none where the whole thread is spam. */
  get senders(): string[] {
    const blocked = this.all ?? [];
    if (blocked.some(({ address }) => address === null)) return [];
    const used = this.#thread.state.value?.sessions.map(({ address }) => address) ?? [];
    return [...new Set(used.toReversed())].filter((one) => blocked.every(({ address }) => address !== one));
  }

  /** Whether what is written in the thread is not answered at all. */
  get isSpam(): boolean {
    return (this.all ?? []).some(({ address }) => address === null);
  }

  async block(address: string | null, reason: string): Promise<boolean> {
    const why = reason.trim();
    return why !== '' && this.#do('block', { address, reason: why });
  }

  unblock(address: string | null): Promise<boolean> {
    return this.#do('unblock', { address });
  }

  #do(act: 'block' | 'unblock', body: BlockRequest | UnblockRequest): Promise<boolean> {
    return changeThread(this, { world: this.#world, thread: this.#thread }, act, body);
  }
}
