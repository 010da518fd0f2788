import { useState } from 'react';
import { useQuery } from 'urql';
import { ConfirmAct, LineAct } from '../../../ui/ConfirmAct';
import { minutes } from '../../../ui/dates';
import { Pages, usePages } from '../../../ui/Pages';
import { Answer, Empty } from '../../../ui/States';
import { useTitle } from '../../../ui/title';
import { Wide } from '../../../ui/Wide';
import { say } from '../../../words';
import { ArchiveReasonDocument, ReasonsDocument } from './documents';
import { ReasonForm } from './ReasonForm';
import type { Reason } from './terms';

/** What one may book for. */
export function Reasons() {
  useTitle(say('reasons.title'));
  const at = usePages();
  const [archived, setArchived] = useState(false);
  const [act, setAct] = useState<{ kind: 'create' } | { kind: 'change' | 'archive'; reason: Reason } | null>(null);
  const close = () => setAct(null);
  const [result, ask] = useQuery({ query: ReasonsDocument, variables: { after: at.after, archived } });
  return (
    <>
      <div className="head"><h1>{say('reasons.title')}</h1><button type="button" onClick={() => setAct({ kind: 'create' })}>{say('reasons.create')}</button></div>
      <label className="check"><input type="checkbox" checked={archived} onChange={event => { setArchived(event.target.checked); at.restart(); }} /> {say('settings.archivedToo')}</label>
      <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ reasons }) => reasons.nodes.length === 0
        ? <Empty title={say('reasons.none')}><p>{say('reasons.none.hint')}</p></Empty>
        : <>
          <Wide label={say('reasons.title')}>
            <table>
              <thead><tr><th scope="col">{say('reasons.name')}</th><th scope="col">{say('reasons.slot')}</th><th scope="col">{say('reasons.whoBooks')}</th><th scope="col">{say('reasons.particular')}</th><th scope="col">{say('settings.acts')}</th></tr></thead>
              <tbody>{reasons.nodes.map(each => <Line key={each.id} reason={each} onAct={kind => setAct({ kind, reason: each })} />)}</tbody>
            </table>
          </Wide>
          <Pages of={reasons.pageInfo} at={at} count={reasons.nodes.length} />
        </>}
      </Answer>
      {act?.kind === 'create' && <ReasonForm onClose={close} />}
      {act?.kind === 'change' && <ReasonForm reason={act.reason} onClose={close} />}
      {act?.kind === 'archive' && (
        <ConfirmAct title={say('reasons.archive', { name: act.reason.name })} act={say('settings.archive')} document={ArchiveReasonDocument} variables={{ input: { reasonId: act.reason.id } }} onClose={close}>
          <p>{say('reasons.archive.hint')}</p>
        </ConfirmAct>
      )}
    </>
  );
}

function Line({ reason, onAct }: { reason: Reason; onAct: (kind: 'change' | 'archive') => void }) {
  const particular = [
    reason.isGroup && say('reasons.isGroup'), reason.mediatorsNeeded > 1 && say('reasons.two'), reason.needsMandate && say('reasons.needsMandate'),
    reason.acceptsVoucher && say('reasons.acceptsVoucher'), reason.isDiscreet && say('reasons.isDiscreet'),
  ].filter(Boolean).join(', ');
  return (
    <tr>
      <th scope="row"><span className="dot" style={{ background: reason.colour }} aria-hidden="true" /> {reason.name} {reason.archivedAt && <span className="state">{say('settings.archived')}</span>}<span className="hint">{say(`Theme.${reason.theme}`)}</span></th>
      <td>{minutes(reason.durationMinutes)}<span className="hint">{say(`AppointmentMode.${reason.mode}`)}</span></td>
      <td>{say(`WhoBooks.${reason.whoBooks}`)}</td>
      <td>{particular}</td>
      <td>{!reason.archivedAt && <div className="acts"><LineAct act={say('settings.change')} of={reason.name} onClick={() => onAct('change')} /><LineAct act={say('settings.archive')} of={reason.name} onClick={() => onAct('archive')} /></div>}</td>
    </tr>
  );
}
