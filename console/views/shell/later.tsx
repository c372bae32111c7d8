import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { say } from '../../texts/texts.ts';
import { Failed, Skeleton } from './states.tsx';

/** A part of the console that is fetched when it is wanted for the first time, and not with the first load. */
export function later<Props>(load: () => Promise<FunctionComponent<Props>>): FunctionComponent<Props> {
  const part = signal<FunctionComponent<Props> | null>(null);
  const failed = signal(false);
  const fetchIt = () => {
    failed.value = false;
    load().then(
      (loaded) => {
        part.value = loaded;
      },
      () => {
        failed.value = true;
      },
    );
  };
  return function Later(props) {
    useEffect(() => {
      if (!part.peek()) fetchIt();
    }, []);
    const Part = part.value;
    if (Part) return <Part {...props} />;
    return failed.value ? <Failed detail={say('unreachable')} retry={fetchIt} /> : <Skeleton />;
  };
}
