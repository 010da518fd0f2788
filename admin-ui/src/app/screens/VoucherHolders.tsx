import { useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { bornIn, nameOf } from '../../rooms/residents/names';
import { ResidentSearch } from '../../rooms/residents/ResidentSearch';
import { Booklets } from '../../rooms/vouchers/Booklets';
import { ResidentNameDocument } from '../../rooms/vouchers/documents';
import { Issue } from '../../rooms/vouchers/Issue';
import { Answer, Empty } from '../../ui/States';
import { useTitle } from '../../ui/title';
import { say } from '../../words';

/** Who was chosen stands in the address, as an opaque id: one goes back and forth, and other screens lead here. */
function useChosen() {
  const navigate = useNavigate();
  const { resident } = useSearch({ strict: false });
  const go = (to: '/vouchers/issue' | '/vouchers/resident', id: string | undefined) => void navigate({ to, search: { resident: id } });
  return { resident, go };
}

/** Whom a booklet is for, then which programme. */
export function IssueScreen() {
  useTitle(say('vouchers.issue'));
  const { resident, go } = useChosen();
  const choose = (id: string | undefined) => go('/vouchers/issue', id);
  return (
    <>
      <h1>{say('vouchers.issue')}</h1>
      {!resident && <Whom choose={choose} hint />}
      {resident && <Named id={resident}>{name => <Issue key={resident} resident={{ id: resident, name }} onOther={() => choose(undefined)} onSee={() => go('/vouchers/resident', resident)} />}</Named>}
    </>
  );
}

/** The vouchers of somebody, and what can be done with them. */
export function ResidentVouchersScreen() {
  useTitle(say('vouchers.resident'));
  const { resident, go } = useChosen();
  const choose = (id: string | undefined) => go('/vouchers/resident', id);
  if (!resident) return <><h1>{say('vouchers.resident')}</h1><Whom choose={choose} /></>;
  return (
    <Named id={resident}>{name => (
      <>
        <div className="head">
          <h1>{say('vouchers.resident.of', { name })}</h1>
          <button type="button" className="link" onClick={() => choose(undefined)}>{say('vouchers.issue.other')}</button>
        </div>
        <Booklets key={resident} residentId={resident} />
      </>
    )}</Named>
  );
}

function Whom({ choose, hint = false }: { choose: (id: string) => void; hint?: boolean }) {
  return (
    <>
      <h2>{say('vouchers.issue.whom')}</h2>
      {hint && <p className="hint">{say('vouchers.issue.whom.hint')}</p>}
      <ResidentSearch actOn={found => (
        <button type="button" className="quiet small" aria-label={say('vouchers.whom.of', { name: `${nameOf(found)} ${bornIn(found)}`.trim() })} onClick={() => choose(found.id)}>{say('vouchers.whom')}</button>
      )} />
    </>
  );
}

function Named({ id, children }: { id: string; children: (name: string) => React.ReactNode }) {
  const [result, ask] = useQuery({ query: ResidentNameDocument, variables: { id } });
  return (
    <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ resident }) =>
      resident ? children(nameOf(resident)) : <Empty title={say('vouchers.resident.unknown')} />}
    </Answer>
  );
}
