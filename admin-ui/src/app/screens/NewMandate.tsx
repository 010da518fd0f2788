import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { MandateSigner, OneMandate } from '../../rooms/mandates/documents';
import { MandateChosen, type Typed } from '../../rooms/mandates/MandateChoices';
import { PrepareMandate, ReadAloud } from '../../rooms/mandates/PrepareMandate';
import { SignMandate } from '../../rooms/mandates/SignMandate';
import type { Paper } from '../../rooms/mandates/terms';
import { dayWithYear } from '../../ui/dates';
import { Answer, Empty } from '../../ui/States';
import { fullName } from '../../ui/names';
import { useTitle } from '../../ui/title';
import { say } from '../../words';
import { useSession } from '../session';

type Asked = { id: string; draft?: string; renews?: string };

/** A mandate on one page, in four blocks. Once its text is written the address names it, so that a reload comes back to it. */
export function NewMandate() {
  const { id } = useParams({ from: '/residents/$id/mandate' });
  const { draft, renews } = useSearch({ from: '/residents/$id/mandate' });
  const [signer, askSigner] = useQuery({ query: MandateSigner, variables: { id } });
  const of = draft ?? renews;
  const [known, askKnown] = useQuery({ query: OneMandate, variables: { id: of ?? '' }, pause: !of });
  return (
    <Answer of={{ ...signer, retry: askSigner }}>{({ resident, places }) => {
      const name = fullName(resident?.identity);
      if (!resident || resident.fileWithheldBecause) return <Empty title={say(resident ? 'mandate.notShown' : 'file.nobody')}><Back id={id} /></Empty>;
      if (!name) return <Empty title={say('mandate.needsName')}><Back id={id} /></Empty>;
      if (!of) return <Page asked={{ id }} name={name} places={places.nodes} />;
      return <Answer of={{ ...known, retry: askKnown }}>{({ node }) => node && 'textSha256' in node ? <Page asked={{ id, draft, renews }} name={name} places={places.nodes} mandate={node} /> : <Empty title={say('mandate.nothing')}><Back id={id} /></Empty>}</Answer>;
    }}</Answer>
  );
}

function Page({ asked, name, places, mandate }: { asked: Asked; name: string; places: { id: string; name: string }[]; mandate?: Paper }) {
  const { structure, town } = useSession();
  const navigate = useNavigate();
  const title = say(asked.renews ? 'mandate.renewTitle' : 'mandate.title', { name });
  useTitle(title);
  const go = (draft?: string) => void navigate({ to: '/residents/$id/mandate', params: { id: asked.id }, search: draft ? { draft } : {}, replace: true });
  const [begun, setBegun] = useState<Typed>();
  const changeChoices = ({ themes, termDays, protection, guardianName }: Paper) => {
    setBegun({ themes: [...themes], termDays, protection, guardianName: guardianName ?? '' });
    go();
  };
  const prepared = asked.draft ? mandate : undefined;
  return (
    <>
      <p className="crumb"><Link to="/residents/$id" params={{ id: asked.id }}>{name}</Link></p>
      <h1>{title}</h1>
      {!prepared && <PrepareMandate residentId={asked.id} name={name} structure={structure?.name ?? ''} renews={mandate} begun={begun} onPrepared={written => go(written.id)} />}
      {prepared && prepared.state !== 'DRAFT' && <Granted mandate={prepared} residentId={asked.id} zone={town.timeZone} />}
      {prepared?.state === 'DRAFT' && (
        <>
          <ReadAloud />
          <MandateChosen mandate={prepared} onChange={prepared.renews ? undefined : () => changeChoices(prepared)} />
          <SignMandate mandate={prepared} town={town.name} places={places} onGranted={() => scrollTo(0, 0)} />
        </>
      )}
    </>
  );
}

/** What to hand over, and where to go next. */
function Granted({ mandate, residentId, zone }: { mandate: Paper; residentId: string; zone: string }) {
  return (
    <div className="notice" role="status">
      <p><strong>{say('mandate.granted')}</strong></p>
      {mandate.endsAt && <p>{say('mandate.granted.until', { day: dayWithYear(mandate.endsAt, zone) })}</p>}
      <p className="acts"><Link className="button" to="/mandates/$id/print" params={{ id: mandate.id }}>{say('mandate.print')}</Link> <Link className="button quiet" to="/residents/$id" params={{ id: residentId }}>{say('mandate.toFile')}</Link></p>
    </div>
  );
}

function Back({ id }: { id: string }) {
  return <p><Link to="/residents/$id" params={{ id }}>{say('mandate.toFile')}</Link></p>;
}
