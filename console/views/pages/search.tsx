import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { Bulk } from '../../core/inbox/bulk.ts';
import { Search } from '../../core/pages/search.ts';
import { count, say } from '../../texts/texts.ts';
import { BulkBar } from '../inbox/bulk-bar.tsx';
import { QueueRow } from '../inbox/queue-row.tsx';
import { SelectKeys } from '../inbox/select-keys.tsx';
import { Act } from '../shell/act.tsx';
import { Empty, Shown } from '../shell/states.tsx';
import { useApp, useWork } from '../world.ts';

/** Finds a customer by whatever is known of them. */
export function SearchPage() {
  const app = useApp();
  const { api } = useWork();
  const { q } = app.router.route.value;
  const search = useSignal<Search | null>(null);
  useEffect(() => {
    search.value = q ? new Search(api, q) : null;
  }, [api, q, search]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    app.router.go({ page: 'search', q: String(new FormData(event.target).get('q') ?? '').trim() });
  };
  return (
    <div class="page">
      <h1>{say('search')}</h1>
      <search>
        <form class="find" onSubmit={submit}>
          <input
            key={q}
            name="q"
            type="search"
            aria-label={say('searchField')}
            placeholder={say('searchField')}
            aria-keyshortcuts={app.keys.of('search')}
            defaultValue={q}
            autofocus
          />
          <Act type="submit" look="go" icon="search">
            {say('search')}
          </Act>
        </form>
      </search>
      {search.value ? (
        <Results search={search.value} q={q} />
      ) : (
        <Empty icon="search" text={say('searchLead')} />
      )}
    </div>
  );
}

function Results({ search, q }: { search: Search; q: string }) {
  const { platform } = useApp();
  const { api } = useWork();
  const bulk = useMemo(
    () => new Bulk(platform, api, () => search.found.value?.entries ?? []),
    [platform, api, search],
  );
  return (
    <Shown of={search.found} rows={5}>
      {({ entries, next }) =>
        entries.length === 0 ? (
          <Empty icon="search" text={say('searchNone', { q })}>
            <p class="muted">{say('searchNoneNext')}</p>
          </Empty>
        ) : (
          <>
            <p class="muted" role="status">
              {count('results', entries.length)}
            </p>
            <BulkBar bulk={bulk} />
            <div class="offstage">
              <SelectKeys bulk={bulk} open={null} />
            </div>
            <ul class="results" aria-label={say('found')}>
              {entries.map((entry, index) => (
                <QueueRow
                  key={entry.customer}
                  row={{ entry: withFound(entry), gone: false }}
                  position={index + 1}
                  of={entries.length}
                  bulk={bulk}
                />
              ))}
            </ul>
            {next && <Act onClick={() => void search.more()}>{say('more')}</Act>}
          </>
        )
      }
    </Shown>
  );
}

type Entry = NonNullable<Search['found']['value']>['entries'][number];

/** In the place of the last line, the one that was found. */
function withFound(entry: Entry): Entry {
  if (!entry.found) return entry;
  return {
    ...entry,
    last: { ...entry.last, author: 'customer', text: entry.found.text, at: entry.found.at },
  };
}
