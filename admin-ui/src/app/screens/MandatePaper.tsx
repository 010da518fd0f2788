import { Link, useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { OneMandate } from '../../rooms/mandates/documents';
import { Attestation } from '../../rooms/mandates/Attestation';
import { SignedMandate } from '../../rooms/mandates/SignedMandate';
import { Answer, Empty } from '../../ui/States';
import { fullName } from '../../ui/names';
import { useTitle } from '../../ui/title';
import { say } from '../../words';
import { useSession } from '../session';

/** The mandate as it was signed, to be printed. */
export function MandatePaper() {
  const { id } = useParams({ from: '/mandates/$id/print' });
  return <Paper id={id} what="mandate" />;
}

/** What attests that a mandate, or a part of it, has ended. */
export function MandateAttestation() {
  const { id } = useParams({ from: '/mandates/$id/attestation' });
  return <Paper id={id} what="attestation" />;
}

function Paper({ id, what }: { id: string; what: 'mandate' | 'attestation' }) {
  const { town, me } = useSession();
  const [result, ask] = useQuery({ query: OneMandate, variables: { id } });
  useTitle(say(what === 'mandate' ? 'mandate.paper' : 'attestation.title'));
  return (
    <Answer of={{ ...result, retry: ask }}>{({ node }) => node && 'textSha256' in node ? (
      <>
        <p className="crumb no-print">{node.resident && <Link to="/residents/$id" params={{ id: node.resident.id }}>{fullName(node.resident.identity) || say('mandate.toFile')}</Link>}</p>
        <p className="acts no-print"><button type="button" onClick={() => print()}>{say('print.act')}</button></p>
        {what === 'mandate' ? <SignedMandate mandate={node} town={town} /> : <Attestation mandate={node} town={town} by={fullName(me)} />}
      </>
    ) : <Empty title={say('mandate.nothing')} />}</Answer>
  );
}
