import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { type FigureRow, figureRows, type Report, WITH_THREADS } from '../../core/pages/figures.ts';
import { Resource } from '../../core/resource.ts';
import { hrefOf } from '../../core/router.ts';
import { named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Shown } from '../shell/states.tsx';
import { useApp, useWork } from '../world.ts';
import { Baseline, CsvLink, DayChart, DayTable } from './figures/days.tsx';
import { FigureThreads } from './figures/threads.tsx';

const WINDOWS = [7, 28, 90, 365] as const;
const CHANNELS = ['chat', 'email', 'whatsapp', 'voice'] as const;
const DAY = 86_400_000;

/** How it goes: some days up to today, in a table, a chart, and as CSV. */
export function FiguresPage() {
  const app = useApp();
  const { api } = useWork();
  const length = useSignal<number>(28);
  const channel = useSignal('');
  const behind = useSignal<string | null>(null);
  const day = (ms: number) => app.formats.value.dayKey(new Date(app.platform.now() - ms).toISOString());
  const from = day((length.value - 1) * DAY);
  const query = new URLSearchParams({
    ...{ from, to: day(0) },
    ...(channel.value ? { channel: channel.value } : {}),
  }).toString();
  const report = useMemo(() => new Resource(() => api.get<Report>(`reports?${query}`)), [api, query]);
  useEffect(() => {
    void report.refresh();
  }, [report]);
  return (
    <div class="page">
      <h1>{say('figures')}</h1>
      <p class="muted">{say('figuresLead', { n: length.value })}</p>
      <p>
        <a href={hrefOf({ page: 'morning' })}>{say('morning')}</a>
      </p>
      <div class="acts">
        <label class="field">
          {say('figuresDays')}
          <select
            value={String(length.value)}
            onChange={(event) => (length.value = Number(event.currentTarget.value))}
          >
            {WINDOWS.map((days) => (
              <option key={days} value={String(days)}>
                {days}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          {say('figuresChannel')}
          <select value={channel.value} onChange={(event) => (channel.value = event.currentTarget.value)}>
            <option value="">{say('figuresAllChannels')}</option>
            {CHANNELS.map((name) => (
              <option key={name} value={name}>
                {named('channel', name)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {report.current.value.state === 'missing' ? (
        <>
          <Table report={{}} onThreads={() => undefined} />
          <p class="muted">{say('figuresMissing')}</p>
        </>
      ) : (
        <Shown of={report} rows={8}>
          {(it) => (
            <>
              <Table report={it} onThreads={(figure) => (behind.value = figure)} />
              {it.days && it.days.length > 0 && (
                <section aria-labelledby="days-title">
                  <h2 id="days-title">{say('figuresBy')}</h2>
                  <DayChart days={it.days} from={from} length={length.value} />
                  <DayTable days={it.days} />
                </section>
              )}
              <Baseline baseline={it.baseline ?? null} changed={() => void report.refresh()} />
            </>
          )}
        </Shown>
      )}
      {behind.value && (
        <FigureThreads figure={behind.value} query={query} close={() => (behind.value = null)} />
      )}
    </div>
  );
}

function Table({ report, onThreads }: { report: Report; onThreads: (figure: string) => void }) {
  const rows = figureRows(report);
  const { baseline = null } = report;
  return (
    <>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{say('figure')}</th>
            <th scope="col">{say('value')}</th>
            {baseline && <th scope="col">{baseline.label}</th>}
            <th scope="col">{say('of')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">
                {named('figure', row.name)}
                <Definition name={row.name} />
              </th>
              <td>
                <Value row={row} />
              </td>
              {baseline && (
                <td>
                  {baseline.figures[row.name] !== undefined && (
                    <Value row={{ ...row, value: baseline.figures[row.name] ?? null }} />
                  )}
                </td>
              )}
              <td>
                {row.of ?? ''}{' '}
                {WITH_THREADS.has(row.name) && Boolean(row.of) && (
                  <Act
                    look="quiet"
                    label={`${say('figuresThreads')}: ${named('figure', row.name)}`}
                    onClick={() => onThreads(row.name)}
                  >
                    {say('figuresThreads')}
                  </Act>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <CsvLink
        name="figures.csv"
        rows={[
          ['figure', 'value', 'of', ...(baseline ? [baseline.label] : [])],
          ...rows.map(({ name, value, of }) => [
            ...[name, value, of],
            ...(baseline ? [baseline.figures[name] ?? null] : []),
          ]),
        ]}
      />
    </>
  );
}

function Definition({ name }: { name: string }) {
  return (
    <>
      <br />
      <small class="muted">{named('define', name)}</small>
    </>
  );
}

function Value({ row: { kind, value } }: { row: FigureRow }) {
  const { formats } = useApp();
  if (value === null) return <span class="muted">{say('noFigure')}</span>;
  if (kind === 'share')
    return (
      <>
        {formats.value.percent(value)}
        <meter min={0} max={1} value={value} aria-hidden="true" />
      </>
    );
  if (kind === 'seconds') return <>{say('seconds', { n: formats.value.number(Math.round(value)) })}</>;
  return <>{formats.value.number(value)}</>;
}
