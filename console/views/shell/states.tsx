import type { ComponentChildren } from 'preact';
import type { Problem } from '../../../src/console/protocol.ts';
import type { Loaded, Resource } from '../../core/resource.ts';
import { say } from '../../texts/texts.ts';
import { useApp } from '../world.ts';
import { Act } from './act.tsx';
import { Icon, type IconName } from './icons.tsx';

/* What every list and pane shows when it has nothing else to show. */

/** Bars in the place of what is being read. They appear after a moment: what is quick does not flicker. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  return (
    <div class="skeleton" role="status" aria-label={say('loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} class="bar" />
      ))}
    </div>
  );
}

/** Nothing, and what can be done next. */
export function Empty({
  icon,
  text,
  children,
}: {
  icon?: IconName;
  text: string;
  children?: ComponentChildren;
}) {
  return (
    <div class="empty">
      {icon && <Icon name={icon} />}
      <p>{text}</p>
      {children}
    </div>
  );
}

/** What stands there when something could not be read, with a way to try again. */
export function Failed({ detail, retry }: { detail: string | null; retry: () => void }) {
  return (
    <div class="empty failed" role="alert">
      <Icon name="warn" />
      <p>
        {say('failed')} {detail}
      </p>
      <Act onClick={retry}>{say('retry')}</Act>
    </div>
  );
}

/** What stands there when the person may not see it. */
export function Forbidden() {
  return <Empty icon="shield" text={say('forbidden')} />;
}

/** What is there, or its state. */
export function Shown<T>({
  of,
  rows,
  missing,
  children,
}: {
  of: Resource<T>;
  rows?: number;
  /** What to say where the service has no such thing. */
  missing?: string;
  children: (value: T) => ComponentChildren;
}) {
  const current: Loaded<T> = of.current.value;
  if (current.state === 'first') return <Skeleton rows={rows ?? 3} />;
  if (current.state === 'forbidden') return <Forbidden />;
  if (current.state === 'missing') return <Empty text={missing ?? say('nothingKnown')} />;
  if (current.state === 'error') return <Failed detail={current.detail} retry={() => void of.refresh()} />;
  return (
    <>
      {current.stale && <p class="stale">{say('stale')}</p>}
      {children(current.value)}
    </>
  );
}

/** Why something was refused, in the service's words, with who and when where it is known. */
export function Trouble({ problem }: { problem: Problem | null }) {
  if (!problem) return null;
  return (
    <p class="trouble" role="alert">
      <Icon name="warn" />
      <span>{useWords(problem)}</span>
    </p>
  );
}

/** A refusal in words: what, at which fields, and who was faster. */
export function useWords(problem: Problem): string {
  const { formats, now } = useApp();
  if (problem.status === 0) return say('problemUnknown');
  const faults = (problem.errors ?? []).map((fault) => `${fault.at}: ${fault.message}.`);
  const what = [problem.detail ?? problem.title, ...faults].join(' ');
  if (!problem.by) return what;
  const time = problem.at ? formats.value.moment(problem.at, now.value) : '';
  return `${what} (${say('conflictBy', { name: problem.by.name, time })})`;
}
