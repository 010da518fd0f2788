import { useState } from 'react';
import { useQuery } from 'urql';
import { useAct, type Done } from '../../../ui/act';
import { Dialog } from '../../../ui/Dialog';
import { Faults } from '../../../ui/Faults';
import { Pages, usePages } from '../../../ui/Pages';
import { Answer } from '../../../ui/States';
import { Wide } from '../../../ui/Wide';
import { say } from '../../../words';
import { ImportPlacesDocument, RefusedLinesDocument } from './documents';
import { cut } from './parts';

type Report = { id: string; opened: number; changed: number; unchanged: number; refused: number; offset: number };
// A request holds 128 KiB, and quotes and line ends take twice their room in it.
const most = 60 * 1024;

/** A file of the national standard: what entered, and each line that did not, with its number and why. */
export function PlacesImport({ onClose }: { onClose: () => void }) {
  const [file, setFile] = useState<File | null>(null);
  const { act } = useAct(ImportPlacesDocument);
  const [at, setAt] = useState<{ part: number; of: number } | null>(null);
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const [reports, setReports] = useState<Report[]>([]);
  const send = async (event: React.FormEvent) => {
    event.preventDefault();
    if (!file) return;
    setReports([]);
    const parts = cut(await file.text(), most);
    for (const [index, part] of parts.entries()) {
      setAt({ part: index, of: parts.length });
      const answer = await act({ input: { csv: part.csv } });
      setDone(answer);
      if (answer.kind !== 'done' || !answer.payload.placeImport) break;
      const report = { ...answer.payload.placeImport, offset: part.offset };
      setReports(now => [...now, report]);
    }
    setAt(null);
  };
  const sum = (field: 'opened' | 'changed' | 'unchanged' | 'refused') => reports.reduce((all, each) => all + each[field], 0);
  return (
    <Dialog title={say('placesSettings.import')} onClose={onClose}>
      <form onSubmit={event => void send(event)}>
        <Faults of={done} labels={{ csv: '' }} />
        <div className="field">
          <label htmlFor="csv">{say('placesSettings.file')}</label>
          <p className="hint" id="csv-hint">{say('placesSettings.file.hint')}</p>
          <input id="csv" type="file" accept=".csv,text/csv" required aria-describedby="csv-hint" onChange={event => { setFile(event.target.files?.[0] ?? null); setReports([]); setDone(null); }} />
        </div>
        {at && <p role="status"><progress max={at.of} value={at.part} aria-label={say('placesSettings.importing')} /> {say('placesSettings.importing')}</p>}
        <button type="submit" disabled={at !== null || !file}>{say('placesSettings.import.act')}</button>
      </form>
      {reports.length > 0 && (
        <section>
          <h3>{say('placesSettings.report')}</h3>
          <p role="status">{say('placesSettings.report.words', { opened: sum('opened'), changed: sum('changed'), unchanged: sum('unchanged'), refused: sum('refused') })}</p>
          {reports.filter(each => each.refused > 0).map(each => <RefusedLines key={each.id} report={each} />)}
        </section>
      )}
    </Dialog>
  );
}

function RefusedLines({ report }: { report: Report }) {
  const at = usePages();
  const [result, ask] = useQuery({ query: RefusedLinesDocument, variables: { id: report.id, after: at.after } });
  return (
    <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ node }) => node?.__typename === 'PlaceImport' && (
      <>
        <Wide label={say('placesSettings.refused')}>
          <table>
            <thead><tr><th scope="col" className="number">{say('placesSettings.line')}</th><th scope="col">{say('placesSettings.column')}</th><th scope="col">{say('placesSettings.reason')}</th></tr></thead>
            <tbody>{node.refusedLines.nodes.map(each => <tr key={each.id}><td className="number">{each.number + report.offset}</td><td>{each.column && <code>{each.column}</code>}</td><td>{each.reason}</td></tr>)}</tbody>
          </table>
        </Wide>
        <Pages of={node.refusedLines.pageInfo} at={at} count={node.refusedLines.nodes.length} />
      </>
    )}</Answer>
  );
}
