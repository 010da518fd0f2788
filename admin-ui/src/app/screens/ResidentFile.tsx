import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { MandatesOf } from '../../rooms/mandates/MandatesOf';
import { Agreed } from '../../rooms/residents/Agreed';
import { Consents } from '../../rooms/residents/Consents';
import { Contacts } from '../../rooms/residents/Contacts';
import { ResidentFile as ResidentFileDocument } from '../../rooms/residents/documents';
import { Identity, type Resident } from '../../rooms/residents/Identity';
import { bornIn, nameOf } from '../../rooms/residents/names';
import { NotShown } from '../../rooms/residents/NotShown';
import { Procedures } from '../../rooms/residents/Procedures';
import { Requests } from '../../rooms/residents/Requests';
import { Vouchers } from '../../rooms/residents/Vouchers';
import { WhoSaw } from '../../rooms/residents/WhoSaw';
import { Section } from '../../ui/Section';
import { Answer, Empty } from '../../ui/States';
import { useTitle } from '../../ui/title';
import { say, type Word } from '../../words';
import { useKeys } from '../keys';
import { useHasRole, useSession } from '../session';

/** One resident: who they are, and all that the viewer may know of what is done with them. */
export function ResidentFile() {
  const { id } = useParams({ from: '/residents/$id' });
  const [result, ask] = useQuery({ query: ResidentFileDocument, variables: { id } });
  return (
    <Answer of={{ ...result, retry: ask }}>{({ resident }) => resident ? <File resident={resident} /> : <Nobody />}</Answer>
  );
}

function Nobody() {
  useTitle(say('file.nobody'));
  return <Empty title={say('file.nobody')}><p>{say('file.nobody.hint')}</p><p><Link to="/residents">{say('residents.search')}</Link></p></Empty>;
}

function File({ resident }: { resident: Resident }) {
  const name = nameOf(resident);
  useTitle(name);
  const { fileWithheldBecause: because, mergedInto, id } = resident;
  const isHelper = useHasRole('MEDIATOR', 'SOCIAL_WORKER');
  const isAtDesk = useHasRole('MEDIATOR', 'SOCIAL_WORKER', 'RECEPTION', 'COORDINATOR');
  const isShown = because === null;
  return (
    <>
      <p className="crumb no-print"><Link to="/residents">{say('residents.title')}</Link></p>
      <div className="head">
        <h1>{name} <span className="soft">{bornIn(resident)}</span></h1>
        {isShown && isHelper && <div className="acts no-print"><NewMandate id={id} /></div>}
      </div>
      {because && <NotShown because={because}>
        {mergedInto && <p><Link className="button quiet" to="/residents/$id" params={{ id: mergedInto.id }}>{say('file.goToKept')}</Link></p>}
        {because === 'NOT_FOLLOWED' && isAtDesk && <p><Link className="button quiet" to="/book" search={{ resident: id }}>{say('file.book')}</Link></p>}
      </NotShown>}
      {isShown && <Sections resident={resident} isHelper={isHelper} />}
    </>
  );
}

function NewMandate({ id }: { id: string }) {
  const navigate = useNavigate();
  useKeys(useMemo(() => [{ key: 'm', word: 'mandate.new' as const, act: () => void navigate({ to: '/residents/$id/mandate', params: { id } }) }], [id, navigate]));
  return <Link className="button" to="/residents/$id/mandate" params={{ id }}>{say('mandate.new')}</Link>;
}

function Sections({ resident: { id }, resident, isHelper }: { resident: Resident; isHelper: boolean }) {
  const zone = useSession().town.timeZone;
  const isCoordinator = useHasRole('COORDINATOR');
  const isAtDesk = useHasRole('RECEPTION') || isHelper || isCoordinator;
  const isPrivacyOfficer = useHasRole('PRIVACY_OFFICER');
  return (
    <div className="file">
      <div className="who">
        <Contacts resident={resident} />
        <Identity resident={resident} zone={zone} />
      </div>
      <div className="what">
        {isAtDesk ? <Agreed id={id} zone={zone}
          acts={<Link className="button quiet small" to="/book" search={{ resident: id }}>{say('file.book')}</Link>}
          open={(appointment, label, aloud) => <Link to="/appointments/$appointmentId" params={{ appointmentId: appointment }} aria-label={aloud}>{label}</Link>} /> : <NotForRole title="agreed.title" />}
        {isHelper ? <MandatesOf residentId={id} zone={zone} {...ways(id)} /> : <NotForRole title="mandates.title" />}
        {isHelper || isCoordinator ? <Requests id={id} zone={zone} /> : <NotForRole title="requests.title" />}
        {isHelper || isCoordinator ? <Procedures id={id} zone={zone} withContent={isHelper}
          acts={<Link className="button quiet small" to="/procedures/new" search={{ resident: id }}>{say('procedures.new')}</Link>} /> : <NotForRole title="procedures.title" />}
      </div>
      <div className="else">
        <Consents id={id} zone={zone} />
        {isAtDesk ? <Vouchers id={id} acts={<Link className="button quiet small" to="/vouchers/resident" search={{ resident: id }}>{say('vouchersOf.open')}</Link>} /> : <NotForRole title="vouchersOf.title" />}
        <div className="no-print">
          <Section title={say('merge.title')}>
            <p className="soft">{say('merge.lead')}</p>
            <p><Link className="button quiet small" to="/residents/$id/merge" params={{ id }}>{say('merge.open')}</Link></p>
          </Section>
        </div>
      </div>
      <div className="across"><WhoSaw id={id} zone={zone} mayRead={isPrivacyOfficer} /></div>
    </div>
  );
}

/** Where the acts of a mandate lead. */
function ways(id: string) {
  return {
    renewal: (mandate: string) => <Link className="button quiet small" to="/residents/$id/mandate" params={{ id }} search={{ renews: mandate }}>{say('mandate.renew')}</Link>,
    sign: (mandate: string) => <Link className="button quiet small" to="/residents/$id/mandate" params={{ id }} search={{ draft: mandate }}>{say('mandate.goOn')}</Link>,
    paper: (mandate: string, what: 'mandate' | 'attestation') => <Link to={what === 'mandate' ? '/mandates/$id/print' : '/mandates/$id/attestation'} params={{ id: mandate }}>{say(what === 'mandate' ? 'mandate.paper' : 'mandate.attestation')}</Link>,
  };
}

/** A part that the viewer's role does not read: said, so that nobody takes it for empty. */
function NotForRole({ title }: { title: Word }) {
  return <Section title={say(title)}><p className="soft">{say('file.notForRole')}</p></Section>;
}
