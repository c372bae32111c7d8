import { useEffect } from 'preact/hooks';
import { hrefOf } from '../../core/router.ts';
import { say } from '../../texts/texts.ts';
import { Empty, Failed, Forbidden, Skeleton } from '../shell/states.tsx';
import { useThread } from '../world.ts';
import { ComposerArea } from './composer-area.tsx';
import { Log } from './log.tsx';
import { Taken } from './taken.tsx';
import { ThreadHeader } from './thread-header.tsx';

/** One conversation, over all channels. */
export function ThreadPane() {
  const { thread } = useThread();
  const { state } = thread.loading.value;
  // Whoever goes on to another window has seen what is here.
  useEffect(() => {
    const look = () => document.visibilityState === 'hidden' && thread.look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [thread]);
  return (
    <section class="thread" aria-labelledby="thread-title">
      <ThreadHeader />
      {state === 'ready' ? <Open /> : <Otherwise />}
    </section>
  );
}

function Open() {
  return (
    <>
      <Taken />
      <Log />
      <ComposerArea />
    </>
  );
}

function Otherwise() {
  const { thread } = useThread();
  const current = thread.loading.value;
  if (current.state === 'forbidden') return <Forbidden />;
  if (current.state === 'error') return <Failed detail={current.detail} retry={() => void thread.open()} />;
  if (current.state === 'missing')
    return (
      <Empty icon="person" text={say('missingThread')}>
        <a class="act" href={hrefOf({ page: 'inbox' })}>
          {say('back')}
        </a>
      </Empty>
    );
  return <Skeleton rows={6} />;
}
