import { BackgroundWork } from '../../durable-objects/customer/runtime/background.ts';

/** A mark for each thing that objects are doing, and since when; the work itself would keep dead objects alive. */
const underWay = new Map<symbol, number>();

/** Work of an object that died never ends: it is not waited for longer than this, in milliseconds. */
const PATIENCE = 3_000;

/** Keeps in view what customers' objects do when nobody waits for it. */
export function watchWork(): void {
  const { noted } = BackgroundWork.prototype;
  BackgroundWork.prototype.noted = function <T>(this: BackgroundWork, work: Promise<T>): Promise<T> {
    const done = noted.call(this, work) as Promise<T>;
    mark(done);
    return done;
  };
}

/** Keeps in view every call of a class of objects. */
export function watchCalls(type: abstract new (...args: never) => object): void {
  const { prototype } = type as { prototype: Record<string, unknown> };
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const called = Object.getOwnPropertyDescriptor(prototype, name)?.value as unknown;
    if (name === 'constructor' || typeof called !== 'function') continue;
    prototype[name] = function (this: object, ...args: unknown[]): unknown {
      const answer: unknown = called.apply(this, args);
      if (answer instanceof Promise) mark(answer);
      return answer;
    };
  }
}

function mark(work: Promise<unknown>): void {
  const one = Symbol('work');
  const over = () => underWay.delete(one);
  underWay.set(one, Date.now());
  work.then(over, over);
}

/** Whether an object that lives is at work. */
function busy(): boolean {
  for (const since of underWay.values()) if (Date.now() - since < PATIENCE) return true;
  return false;
}

/** All objects have died: nothing is under way. */
export function forgetWork(): void {
  underWay.clear();
}

/**
 * Waits until no object is at work: what is kept now is what earlier tests left, and does not change by
 * itself.
 */
export async function quiet(): Promise<void> {
  while (busy()) await pause(5);
  forgetWork();
}

/** Milliseconds between two looks. */
const LOOK = 8;

/**
 * Waits until nothing comes of what was sent, as long as that is no matter of the clock: nothing is under way for
 * so many milliseconds, since a call may be between two objects.
 */
export async function atRest(milliseconds = 3 * LOOK): Promise<void> {
  for (let still = 0; still < milliseconds; still = busy() ? 0 : still + LOOK) await pause(LOOK);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
