import { signal } from '@preact/signals-core';
import type { Problem, TagsRequest } from '../../../src/console/protocol.ts';
import { changeThread } from '../thread/change.ts';
import type { Thread, ThreadWorld } from '../thread/thread.ts';

/** What a thread is sorted by. The service makes a tag of what is written, and the thread's state says which. */
export class Tags {
  readonly #world: ThreadWorld;
  readonly #thread: Thread;
  readonly busy = signal(false);
  readonly problem = signal<Problem | null>(null);

  constructor(world: ThreadWorld, thread: Thread) {
    this.#world = world;
    this.#thread = thread;
  }

  /** Null while the thread's state is not there, or comes from a service that knows no tags. */
  get all(): readonly string[] | null {
    return this.#thread.state.value?.tags ?? null;
  }

  async add(text: string): Promise<boolean> {
    const tag = text.trim();
    return tag !== '' && this.#do({ add: [tag] });
  }

  remove(tag: string): Promise<boolean> {
    return this.#do({ remove: [tag] });
  }

  #do(change: TagsRequest): Promise<boolean> {
    return changeThread(this, { world: this.#world, thread: this.#thread }, 'tags', change);
  }
}
