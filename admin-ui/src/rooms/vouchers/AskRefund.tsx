import { useQuery } from 'urql';
import { useSession } from '../../app/session';
import { Faults } from '../../ui/Faults';
import { Select } from '../../ui/fields';
import { useForm } from '../../ui/form';
import { euros } from '../../ui/money';
import { say } from '../../words';
import { ClaimRefundDocument, ProgrammesDocument } from './documents';

/** Asks, for one's structure, the refund of all that it took in of a programme. */
export function AskRefund() {
  const { structure } = useSession();
  const [{ data }] = useQuery({ query: ProgrammesDocument, variables: {} });
  const { draft, change, send, isActing, done, fault } = useForm('vouchers.claim', { programmeId: '' }, ClaimRefundDocument);
  const programmes = data?.programmes.nodes ?? [];
  const chosen = draft.programmeId || programmes[0]?.id || '';
  if (!structure) return <p className="soft">{say('vouchers.claims.ask.noStructure')}</p>;
  const submit = async (event: React.FormEvent) => { event.preventDefault(); await send({ input: { programmeId: chosen } }); };
  const claim = done?.kind === 'done' ? done.payload.refundClaim : null;
  return (
    <form className="panel" onSubmit={event => void submit(event)}>
      <h2>{say('vouchers.claims.ask')}</h2>
      <Faults of={done} labels={{ programmeId: '' }} />
      {claim && <p className="notice" role="status">{say('vouchers.claims.ask.done', { count: claim.voucherCount, value: euros(claim.value) })}</p>}
      <Select id="programmeId" label={say('vouchers.issue.programme')} hint={say('vouchers.claims.ask.hint', { structure: structure.name })} fault={fault('programmeId')} value={chosen} onChange={programmeId => change({ programmeId })}>
        {programmes.map(each => <option key={each.id} value={each.id}>{each.name}</option>)}
      </Select>
      <button type="submit" disabled={isActing || !chosen}>{say('vouchers.claims.ask.act')}</button>
    </form>
  );
}
