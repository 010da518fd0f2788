import { useState } from 'react';
import { useQuery } from 'urql';
import type { ResultOf } from '../../../graphql';
import { ConfirmAct, LineAct } from '../../../ui/ConfirmAct';
import { Dialog } from '../../../ui/Dialog';
import { Faults } from '../../../ui/Faults';
import { Select, TextField } from '../../../ui/fields';
import { useForm } from '../../../ui/form';
import { Pages, usePages } from '../../../ui/Pages';
import { Answer, Empty } from '../../../ui/States';
import { telephone } from '../../../ui/telephone';
import { useTitle } from '../../../ui/title';
import { Wide } from '../../../ui/Wide';
import { say } from '../../../words';
import { ArchiveStructureDocument, ChangeStructureDocument, OpenStructureDocument, StructuresDocument } from './documents';

type Structure = ResultOf<typeof StructuresDocument>['structures']['nodes'][number];
const kinds = ['CCAS', 'TOWN_HALL', 'LIBRARY', 'ASSOCIATION', 'OTHER'] as const;

/** The services, libraries and associations that people work for here. */
export function Structures() {
  useTitle(say('structures.title'));
  const at = usePages();
  const [archived, setArchived] = useState(false);
  const [act, setAct] = useState<{ kind: 'open' } | { kind: 'change' | 'archive'; structure: Structure } | null>(null);
  const close = () => setAct(null);
  const [result, ask] = useQuery({ query: StructuresDocument, variables: { after: at.after, archived } });
  return (
    <>
      <div className="head"><h1>{say('structures.title')}</h1><button type="button" onClick={() => setAct({ kind: 'open' })}>{say('structures.open')}</button></div>
      <label className="check"><input type="checkbox" checked={archived} onChange={event => { setArchived(event.target.checked); at.restart(); }} /> {say('settings.archivedToo')}</label>
      <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ structures }) => structures.nodes.length === 0
        ? <Empty title={say('structures.none')}><p>{say('structures.none.hint')}</p></Empty>
        : <>
          <Wide label={say('structures.title')}>
            <table>
              <thead><tr><th scope="col">{say('structures.name')}</th><th scope="col">{say('structures.kind')}</th><th scope="col">{say('structures.telephone')}</th><th scope="col">{say('structures.address')}</th><th scope="col">{say('settings.acts')}</th></tr></thead>
              <tbody>
                {structures.nodes.map(each => (
                  <tr key={each.id}>
                    <th scope="row">{each.name} {each.archivedAt && <span className="state">{say('settings.archived')}</span>}</th>
                    <td>{say(`StructureKind.${each.kind}`)}</td><td className="telephone">{telephone(each.telephone)}</td><td>{each.address}</td>
                    <td>{!each.archivedAt && <div className="acts"><LineAct act={say('settings.change')} of={each.name} onClick={() => setAct({ kind: 'change', structure: each })} /><LineAct act={say('settings.archive')} of={each.name} onClick={() => setAct({ kind: 'archive', structure: each })} /></div>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
          <Pages of={structures.pageInfo} at={at} count={structures.nodes.length} />
        </>}
      </Answer>
      {act?.kind === 'open' && <StructureForm onClose={close} />}
      {act?.kind === 'change' && <StructureForm structure={act.structure} onClose={close} />}
      {act?.kind === 'archive' && (
        <ConfirmAct title={say('structures.archive', { name: act.structure.name })} act={say('settings.archive')} document={ArchiveStructureDocument} variables={{ input: { structureId: act.structure.id } }} onClose={close}>
          <p>{say('structures.archive.hint')}</p>
        </ConfirmAct>
      )}
    </>
  );
}

const labels = { name: '', kind: '', telephone: '', address: '' };

function StructureForm({ structure, onClose }: { structure?: Structure; onClose: () => void }) {
  const empty = { name: structure?.name ?? '', kind: structure?.kind ?? ('CCAS' as Structure['kind']), telephone: telephone(structure?.telephone), address: structure?.address ?? '' };
  const opening = useForm('structure.new', empty, OpenStructureDocument);
  const changing = useForm(`structure.${structure?.id ?? ''}`, empty, ChangeStructureDocument);
  const { draft, change, done, fault } = structure ? changing : opening;
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const details = { ...draft, telephone: draft.telephone || null, address: draft.address || null };
    const answer = structure ? await changing.send({ input: { structureId: structure.id, ...details } }) : await opening.send({ input: details });
    if (answer.kind === 'done') onClose();
  };
  return (
    <Dialog title={structure ? say('structures.change', { name: structure.name }) : say('structures.open')} onClose={onClose}>
      <form onSubmit={event => void submit(event)} noValidate>
        <Faults of={done} labels={labels} />
        <TextField id="name" label={say('structures.name')} fault={fault('name')} value={draft.name} required onChange={name => change({ name })} />
        <Select id="kind" label={say('structures.kind')} fault={fault('kind')} value={draft.kind} onChange={kind => change({ kind: kind as Structure['kind'] })}>
          {kinds.map(each => <option key={each} value={each}>{say(`StructureKind.${each}`)}</option>)}
        </Select>
        <TextField id="telephone" type="tel" label={say('structures.telephone')} optional fault={fault('telephone')} value={draft.telephone} onChange={telephone => change({ telephone })} />
        <TextField id="address" label={say('structures.address')} hint={say('structures.address.hint')} optional fault={fault('address')} value={draft.address} onChange={address => change({ address })} />
        <button type="submit" disabled={opening.isActing || changing.isActing}>{say('settings.save')}</button>
      </form>
    </Dialog>
  );
}
