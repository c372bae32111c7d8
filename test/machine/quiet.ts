import { BackgroundWork } from '../../durable-objects/customer/runtime/background.ts';

/** A mark for each thing that customers' objects are doing; the work itself would keep dead objects alive. */
const underWay = new Set<symbol>();

/** Work of an object that died never ends: it is not waited for longer than this, in milliseconds. */
const PATIENCE = 3_000;

/** Keeps in view what objects do when nobody waits for it. */
export function watchWork(): void {
  const { noted } = BackgroundWork.prototype;
  BackgroundWork.prototype.noted = function <T>(this: BackgroundWork, work: Promise<T>): Promise<T> {
    const done = noted.call(this, work) as Promise<T>;
    const mark = Symbol('work');
    const over = () => underWay.delete(mark);
    underWay.add(mark);
    done.then(over, over);
    return done;
  };
}

/**
 * Waits until no object is at work: what is kept now is what earlier tests left, and does not change by
 * itself.
 */
export async function quiet(): Promise<void> {
  for (const until = Date.now() + PATIENCE; underWay.size > 0 && Date.now() < until; )
    await new Promise((resolve) => setTimeout(resolve, 5));
  underWay.clear();
}
