import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../../texts/texts.ts';
import { Dialog } from '../shell/dialog.tsx';
import { Skeleton } from '../shell/states.tsx';

/** The mail as it came: in a frame of its own, without scripts, without anything from elsewhere. */
export function Original({ url, close }: { url: string; close: () => void }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const state = useSignal<'first' | 'shown' | 'failed'>('first');
  useEffect(() => {
    let gone = false;
    void import('./mail.ts')
      .then(({ readMail }) => readMail(url))
      .then((page) => {
        if (gone || !frame.current) return;
        // The type that the browser demands: text became HTML in DOMPurify alone.
        Reflect.set(frame.current, 'srcdoc', page);
        state.value = 'shown';
      })
      .catch(() => {
        state.value = 'failed';
      });
    return () => {
      gone = true;
    };
  }, [url, state]);
  return (
    <Dialog title={say('originalTitle')} wide onClose={close}>
      <p class="muted">{say('originalNote')}</p>
      {state.value === 'first' && <Skeleton rows={4} />}
      {state.value === 'failed' && (
        <p class="trouble" role="alert">
          {say('originalFailed')}
        </p>
      )}
      <iframe
        ref={frame}
        class="mail"
        title={say('originalTitle')}
        sandbox=""
        hidden={state.value !== 'shown'}
      />
    </Dialog>
  );
}
