import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { Resource } from '../../../core/resource.ts';
import { hrefOf } from '../../../core/router.ts';
import { named, say } from '../../../texts/texts.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { Empty, Shown } from '../../shell/states.tsx';
import { useWork } from '../../world.ts';

interface Threads {
  threads: { customer: string; day: string }[];
}

/** Whose conversations a figure counts, and whose it looks at and does not. */
export function FigureThreads({
  figure,
  query,
  close,
}: {
  figure: string;
  query: string;
  close: () => void;
}) {
  const { api } = useWork();
  const counted = useSignal('yes');
  const asked = `reports/threads?${query}&${new URLSearchParams({ figure, counted: counted.value })}`;
  const list = useMemo(() => new Resource(() => api.get<Threads>(asked)), [api, asked]);
  useEffect(() => {
    void list.refresh();
  }, [list]);
  return (
    <Dialog title={named('figure', figure)} onClose={close}>
      <fieldset>
        <legend>{say('figuresThreads')}</legend>
        {(['yes', 'no'] as const).map((value) => (
          <label key={value} class="switch">
            <input
              type="radio"
              name="counted"
              checked={counted.value === value}
              onChange={() => (counted.value = value)}
            />
            {say(value === 'yes' ? 'figuresCounted' : 'figuresNotCounted')}
          </label>
        ))}
      </fieldset>
      <Shown of={list}>
        {({ threads }) =>
          threads.length === 0 ? (
            <Empty text={say('figuresNoThreads')} />
          ) : (
            <ul>
              {threads.map(({ customer, day }) => (
                <li key={customer}>
                  <a href={hrefOf({ page: 'inbox', id: customer })}>
                    {day} · {customer.slice(0, 11)}
                  </a>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Dialog>
  );
}
