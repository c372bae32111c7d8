import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { count, say } from '../../texts/texts.ts';
import { useApp, useWork } from '../world.ts';
import { Icon } from './icons.tsx';

/** Says that the connection is gone, and what waits for it. Nothing is said while it holds. */
export function Connection() {
  const app = useApp();
  const { queue, sends } = useWork();
  const online = useSignal(app.platform.online());
  useEffect(() => {
    const changed = () => {
      online.value = navigator.onLine;
    };
    addEventListener('online', changed);
    addEventListener('offline', changed);
    return () => {
      removeEventListener('online', changed);
      removeEventListener('offline', changed);
    };
  }, [online]);
  const waiting = sends.list.value.filter(({ state }) => state === 'queued').length;
  const lost = queue.connection.value === 'lost';
  if (online.value && !lost && waiting === 0) return null;
  const text = online.value && lost && waiting === 0 ? say('reconnecting') : offlineWords(waiting);
  return (
    <p class="pill" role="status">
      <Icon name="warn" /> {text}
    </p>
  );
}

function offlineWords(waiting: number): string {
  return waiting === 0 ? say('offline') : count('offlineQueued', waiting);
}
