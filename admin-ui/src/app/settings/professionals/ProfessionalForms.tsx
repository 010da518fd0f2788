import { useQuery } from 'urql';
import { Dialog } from '../../../ui/Dialog';
import { Faults } from '../../../ui/Faults';
import { Choices, Select, TextField } from '../../../ui/fields';
import { useForm } from '../../../ui/form';
import { Answer } from '../../../ui/States';
import { fullName } from '../../../ui/names';
import { say } from '../../../words';
import type { Role } from '../../session';
import { ChangeProfessionalDocument, EndProfessionalDocument, InviteProfessionalDocument, StaffChoicesDocument } from './documents';
import { roles, type Professional } from './Professionals';

const labels = { givenName: '', familyName: '', email: '', roles: '', structureIds: '', successorId: '' };

/** Invites somebody, or changes who they are here. The address, by which they sign in, stays. */
export function ProfessionalForm({ who, onClose }: { who?: Professional; onClose: () => void }) {
  const [{ data }] = useQuery({ query: StaffChoicesDocument });
  const empty = { givenName: who?.givenName ?? '', familyName: who?.familyName ?? '', email: who?.email ?? '', roles: [...(who?.roles ?? [])] as string[], structureIds: who?.structures?.map(each => each.id) ?? [] };
  const inviting = useForm('professional.new', empty, InviteProfessionalDocument);
  const changing = useForm(`professional.${who?.id ?? ''}`, empty, ChangeProfessionalDocument);
  const { draft, change, done, fault } = who ? changing : inviting;
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const { email, ...rest } = { ...draft, roles: draft.roles as Role[] };
    const answer = who ? await changing.send({ input: { professionalId: who.id, ...rest } }) : await inviting.send({ input: { email, ...rest } });
    if (answer.kind === 'done') onClose();
  };
  return (
    <Dialog title={who ? say('professionals.change', { name: fullName(who) }) : say('professionals.invite')} onClose={onClose}>
      <form onSubmit={event => void submit(event)} noValidate>
        <Faults of={done} labels={labels} />
        <div className="row">
          <TextField id="givenName" label={say('professionals.givenName')} fault={fault('givenName')} value={draft.givenName} required autoComplete="off" onChange={givenName => change({ givenName })} />
          <TextField id="familyName" label={say('professionals.familyName')} fault={fault('familyName')} value={draft.familyName} required autoComplete="off" onChange={familyName => change({ familyName })} />
        </div>
        {!who && <TextField id="email" type="email" label={say('professionals.email')} hint={say('professionals.email.hint')} fault={fault('email')} value={draft.email} required autoComplete="off" onChange={email => change({ email })} />}
        <Choices id="roles" legend={say('professionals.roles')} hint={say('professionals.roles.hint')} fault={fault('roles')} several chosen={draft.roles}
          options={roles.map(value => ({ value, label: say(`Role.${value}`), hint: say(`Role.${value}.does`) }))} onChange={chosen => change({ roles: chosen })} />
        <Choices id="structureIds" legend={say('professionals.structures')} fault={fault('structureIds')} several chosen={draft.structureIds}
          options={(data?.structures.nodes ?? []).map(each => ({ value: each.id, label: each.name }))} onChange={structureIds => change({ structureIds })} />
        <button type="submit" disabled={inviting.isActing || changing.isActing}>{say(who ? 'settings.save' : 'professionals.invite.act')}</button>
      </form>
    </Dialog>
  );
}

/** Somebody leaves: what was theirs and is still to come goes to another. */
export function Departure({ who, onClose }: { who: Professional; onClose: () => void }) {
  const [result, ask] = useQuery({ query: StaffChoicesDocument });
  const { draft, change, send, isActing, done, fault } = useForm(`professional.end.${who.id}`, { successorId: '' }, EndProfessionalDocument);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if ((await send({ input: { professionalId: who.id, successorId: draft.successorId } }, event.currentTarget)).kind === 'done') onClose();
  };
  return (
    <Dialog title={say('professionals.end.title', { name: fullName(who) })} onClose={onClose}>
      <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{data => (
        <form onSubmit={event => void submit(event)} noValidate>
          <Faults of={done} labels={labels} />
          <p>{say('professionals.end.hint', { name: fullName(who) })}</p>
          <Select id="successorId" label={say('professionals.end.successor')} fault={fault('successorId')} value={draft.successorId} required onChange={successorId => change({ successorId })}>
            <option value="">{say('professionals.end.choose')}</option>
            {data.professionals.nodes.filter(each => each.id !== who.id).map(each => <option key={each.id} value={each.id}>{fullName(each)}, {each.roles.map(role => say(`Role.${role}`)).join(', ')}</option>)}
          </Select>
          <button type="submit" className="danger" disabled={isActing || !draft.successorId}>{say('professionals.end.act')}</button>
        </form>
      )}</Answer>
    </Dialog>
  );
}
