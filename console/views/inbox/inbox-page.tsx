import { FIRST_WAITING } from '../../core/app.ts';
import { say } from '../../texts/texts.ts';
import { BriefPane } from '../person/brief-pane.tsx';
import { ThreadPane } from '../thread/thread-pane.tsx';
import { ThreadContext, useApp, useWork } from '../world.ts';
import { Decisions } from './decisions.tsx';
import { MentionList } from './mentions.tsx';
import { QueuePane } from './queue-pane.tsx';
import { Rest } from './rest.tsx';

/** Three panes: who waits, the thread, the person. On a phone one at a time. */
export function InboxPage() {
  const app = useApp();
  const { open: opened, queue } = useWork();
  const open = opened.value;
  const { id } = app.router.route.value;
  return (
    <div class={`panes ${open ? 'with-thread' : ''}`}>
      <h1 class="unseen">{say('inbox')}</h1>
      <section class="queue" aria-labelledby="queue-title">
        <h2 id="queue-title">{say(`view_${queue.view.value}`)}</h2>
        <MentionList />
        <Decisions />
        <QueuePane />
      </section>
      {open ? (
        <ThreadContext.Provider value={open} key={open.customer}>
          <ThreadPane />
          <BriefPane />
        </ThreadContext.Provider>
      ) : (
        id !== FIRST_WAITING && <Rest />
      )}
    </div>
  );
}
