import { useQuery } from 'urql';
import { Dialog } from '../../../ui/Dialog';
import { Faults } from '../../../ui/Faults';
import { Choices, Select, TextField } from '../../../ui/fields';
import { useForm } from '../../../ui/form';
import { ShownOnce } from '../../../ui/ShownOnce';
import { say } from '../../../words';
import type { Client } from './Clients';
import { ChangeClientScopesDocument, ClientChoicesDocument, CreateClientDocument, RotateClientSecretDocument } from './documents';
import { scopes, scopeWord } from './scopes';

const options = scopes.map(value => ({ value, label: scopeWord(value), hint: value }));

/** Admits a program: its credentials are shown once, in place of the form. */
export function ClientForm({ onClose }: { onClose: () => void }) {
  const [{ data }] = useQuery({ query: ClientChoicesDocument });
  const { draft, change, send, isActing, done, fault } = useForm('client.new', { name: '', structureId: '', scopes: [] as string[] }, CreateClientDocument);
  const made = done?.kind === 'done' ? done.payload.partnerClient : null;
  const submit = async (event: React.FormEvent) => { event.preventDefault(); await send({ input: draft }, event.currentTarget); };
  return (
    <Dialog title={say('clients.create')} onClose={onClose}>
      {made?.secret
        ? <ShownOnce label={say('clients.secret')} secret={made.secret} more={{ label: say('clients.clientId'), value: made.clientId }} />
        : <form onSubmit={event => void submit(event)} noValidate>
          <Faults of={done} labels={{ name: '', structureId: '', scopes: '' }} />
          <TextField id="name" label={say('clients.name')} hint={say('clients.name.hint')} fault={fault('name')} value={draft.name} required maxLength={120} onChange={name => change({ name })} />
          <Select id="structureId" label={say('clients.structure')} hint={say('clients.structure.hint')} fault={fault('structureId')} value={draft.structureId} required onChange={structureId => change({ structureId })}>
            <option value="">{say('clients.structure.choose')}</option>
            {data?.structures.nodes.map(each => <option key={each.id} value={each.id}>{each.name}</option>)}
          </Select>
          <Choices id="scopes" legend={say('clients.scopes')} hint={say('clients.scopes.hint')} fault={fault('scopes')} several chosen={draft.scopes} options={options} onChange={chosen => change({ scopes: chosen })} />
          <button type="submit" disabled={isActing}>{say('clients.create.act')}</button>
        </form>}
    </Dialog>
  );
}

export function ScopesForm({ client, onClose }: { client: Client; onClose: () => void }) {
  const { draft, change, send, isActing, done, fault } = useForm(`client.scopes.${client.id}`, { scopes: client.scopes }, ChangeClientScopesDocument);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if ((await send({ input: { partnerClientId: client.id, scopes: draft.scopes } })).kind === 'done') onClose();
  };
  return (
    <Dialog title={say('clients.scopes.title', { name: client.name })} onClose={onClose}>
      <form onSubmit={event => void submit(event)} noValidate>
        <Faults of={done} labels={{ scopes: '' }} />
        <Choices id="scopes" legend={say('clients.scopes')} hint={say('clients.scopes.hint')} fault={fault('scopes')} several chosen={draft.scopes} options={options} onChange={chosen => change({ scopes: chosen })} />
        <button type="submit" disabled={isActing}>{say('settings.save')}</button>
      </form>
    </Dialog>
  );
}

export function RotateSecret({ client, onClose }: { client: Client; onClose: () => void }) {
  const { draft, change, send, isActing, done, fault } = useForm(`client.rotate.${client.id}`, { overlapHours: '24' }, RotateClientSecretDocument);
  const secret = done?.kind === 'done' ? done.payload.partnerClient?.secret : null;
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    await send({ input: { partnerClientId: client.id, overlapHours: Number(draft.overlapHours) } });
  };
  return (
    <Dialog title={say('clients.rotate.title', { name: client.name })} onClose={onClose}>
      {secret
        ? <ShownOnce label={say('clients.secret')} secret={secret} more={{ label: say('clients.clientId'), value: client.clientId }} />
        : <form onSubmit={event => void submit(event)} noValidate>
          <Faults of={done} labels={{ overlapHours: '' }} />
          <TextField id="overlapHours" type="number" min={0} max={720} label={say('clients.overlap')} hint={say('clients.overlap.hint')} fault={fault('overlapHours')} value={draft.overlapHours} required onChange={overlapHours => change({ overlapHours })} />
          <button type="submit" disabled={isActing}>{say('clients.rotate.act')}</button>
        </form>}
    </Dialog>
  );
}
