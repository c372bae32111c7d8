import { useEffect, useMemo } from 'preact/hooks';
import { type FigureRow, figureRows, type Report } from '../../core/pages/figures.ts';
import { Resource } from '../../core/resource.ts';
import { named, say } from '../../texts/texts.ts';
import { Shown } from '../shell/states.tsx';
import { useApp, useWork } from '../world.ts';

const DAYS = 28;
const DAY = 86_400_000;

/** How it goes: the last four weeks, as a table. */
export function FiguresPage() {
  const app = useApp();
  const { api } = useWork();
  const report = useMemo(() => {
    const day = (ms: number) => app.formats.value.dayKey(new Date(app.platform.now() - ms).toISOString());
    const query = new URLSearchParams({ from: day((DAYS - 1) * DAY), to: day(0) });
    return new Resource(() => api.get<Report>(`reports?${query}`));
  }, [api, app]);
  useEffect(() => {
    void report.refresh();
  }, [report]);
  return (
    <div class="page">
      <h1>{say('figures')}</h1>
      <p class="muted">{say('figuresLead', { n: DAYS })}</p>
      {report.current.value.state === 'missing' ? (
        <>
          <Table rows={figureRows({})} />
          <p class="muted">{say('figuresMissing')}</p>
        </>
      ) : (
        <Shown of={report} rows={8}>
          {(it) => <Table rows={figureRows(it)} />}
        </Shown>
      )}
    </div>
  );
}

function Table({ rows }: { rows: FigureRow[] }) {
  return (
    <table class="figures">
      <thead>
        <tr>
          <th scope="col">{say('figure')}</th>
          <th scope="col">{say('value')}</th>
          <th scope="col">{say('of')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{named('figure', row.name)}</th>
            <td>
              <Value row={row} />
            </td>
            <td>{row.of ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
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
