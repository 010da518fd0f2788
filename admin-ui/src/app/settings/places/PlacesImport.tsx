import { useState } from 'react';
import { useQuery } from 'urql';
import { useAct, type Done } from '../../../ui/act';
import { Dialog } from '../../../ui/Dialog';
import { Faults } from '../../../ui/Faults';
import { Pages, usePages } from '../../../ui/Pages';
import { Answer } from '../../../ui/States';
import { say } from '../../../words';
import { ImportPlacesDocument, RefusedLinesDocument } from './documents';

type Report = { id: string; opened: number; changed: number; unchanged: number; refused: number };

/** A file of the national standard: what entered, and each line that did not, with its number and why. */
export function PlacesImport({ onClose }: { onClose: () => void }) {
  const [file, setFile] = useState<File | null>(null);
  const { act, isActing } = useAct(ImportPlacesDocument);
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const send = async (event: React.FormEvent) => {
    event.preventDefault();
    if (!file) return;
    const answer = await act({ input: { csv: await file.text() } });
    setDone(answer);
    if (answer.kind === 'done') setReport(answer.payload.placeImport);
  };
  return (
    <Dialog title={say('placesSettings.import')} onClose={onClose}>
      <form onSubmit={event => void send(event)}>
        <Faults of={done} labels={{ csv: '' }} />
        <div className="field">
          <label htmlFor="csv">{say('placesSettings.file')}</label>
          <p className="hint" id="csv-hint">{say('placesSettings.file.hint')}</p>
          <input id="csv" type="file" accept=".csv,text/csv" required aria-describedby="csv-hint" onChange={event => { setFile(event.target.files?.[0] ?? null); setReport(null); setDone(null); }} />
        </div>
        {isActing && <p role="status"><progress aria-label={say('placesSettings.importing')} /> {say('placesSettings.importing')}</p>}
        <button type="submit" disabled={isActing || !file}>{say('placesSettings.import.act')}</button>
      </form>
      {report && (
        <section role="status">
          <h3>{say('placesSettings.report')}</h3>
          <p>{say('placesSettings.report.words', { opened: report.opened, changed: report.changed, unchanged: report.unchanged, refused: report.refused })}</p>
          {report.refused > 0 && <RefusedLines id={report.id} />}
        </section>
      )}
    </Dialog>
  );
}

function RefusedLines({ id }: { id: string }) {
  const at = usePages();
  const [result, ask] = useQuery({ query: RefusedLinesDocument, variables: { id, after: at.after } });
  return (
    <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ node }) => node?.__typename === 'PlaceImport' && (
      <>
        <div className="wide">
          <table>
            <thead><tr><th scope="col" className="number">{say('placesSettings.line')}</th><th scope="col">{say('placesSettings.column')}</th><th scope="col">{say('placesSettings.reason')}</th></tr></thead>
            <tbody>{node.refusedLines.nodes.map(each => <tr key={each.id}><td className="number">{each.number}</td><td>{each.column && <code>{each.column}</code>}</td><td>{each.reason}</td></tr>)}</tbody>
          </table>
        </div>
        <Pages of={node.refusedLines.pageInfo} at={at} count={node.refusedLines.nodes.length} />
      </>
    )}</Answer>
  );
}
