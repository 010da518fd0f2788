import { useState } from 'react';
import { useQuery } from 'urql';
import { useAct, type Done } from '../../ui/act';
import { Dialog } from '../../ui/Dialog';
import { Faults, faultAt } from '../../ui/Faults';
import { Select } from '../../ui/fields';
import { Answer } from '../../ui/States';
import { say } from '../../words';
import { RequestKindsDocument, SubmitProcedureDocument } from './documents';

/** Hands a procedure over to the administration, as one of the kinds of request that it takes. */
export function Submit({ id, title, small = false }: { id: string; title: string; small?: boolean }) {
  const [isAsking, setAsking] = useState(false);
  const [isDone, setIsDone] = useState(false);
  if (isDone) return <span className="state good">{say('procedure.submit.done')}</span>;
  return (
    <>
      <button type="button" className={small ? 'quiet small' : ''} aria-label={small ? say('procedure.submitOf', { title }) : undefined} onClick={() => setAsking(true)}>{say('procedure.submit')}</button>
      {isAsking && <Asking id={id} title={title} onClose={() => setAsking(false)} onDone={() => { setAsking(false); setIsDone(true); }} />}
    </>
  );
}

function Asking({ id, title, onClose, onDone }: { id: string; title: string; onClose: () => void; onDone: () => void }) {
  const [kinds, ask] = useQuery({ query: RequestKindsDocument });
  const [code, setCode] = useState('');
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const { act, isActing } = useAct(SubmitProcedureDocument);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const end = await act({ input: { assistedProcedureId: id, requestKind: code } });
    setDone(end);
    if (end.kind === 'done') onDone();
  };
  return (
    <Dialog title={say('procedure.submit.title')} onClose={onClose}>
      <p>{title}</p>
      <Faults of={done} labels={{ requestKind: say('procedure.submit.kind') }} />
      <Answer of={{ ...kinds, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ grcRequestKinds: { nodes } }) => nodes.length === 0 ? <p className="warning">{say('procedure.submit.none')}</p> : (
        <form onSubmit={event => void submit(event)}>
          <p>{say('procedure.submit.hint')}</p>
          <Select id="requestKind" label={say('procedure.submit.kind')} required value={code} onChange={setCode} fault={faultAt(done, 'requestKind')}>
            <option value="">{say('procedure.submit.choose')}</option>
            {nodes.map(each => <option key={each.id} value={each.code}>{each.name}</option>)}
          </Select>
          <button type="submit" disabled={isActing}>{say('procedure.submit.act')}</button>
        </form>
      )}</Answer>
    </Dialog>
  );
}
