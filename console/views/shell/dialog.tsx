import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '../../texts/texts.ts';
import { Act } from './act.tsx';

/**
 * A window over the page; Escape and a click beside it close it, and the focus goes back where it was. A field in it with
 * `autofocus` has the focus first.
 */
export function Dialog({
  title,
  wide,
  onClose,
  children,
}: {
  title: string;
  wide?: boolean;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  // Before anything else is heard: what is typed next is typed in the window.
  useLayoutEffect(() => {
    const before = document.activeElement;
    ref.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={ref} class={wide ? 'wide' : ''} aria-label={title} closedby="any" onClose={onClose}>
      <div class="box">
        <header>
          <h2>{title}</h2>
          <Act icon="close" look="quiet" label={say('close')} onClick={onClose} />
        </header>
        {children}
      </div>
    </dialog>
  );
}
