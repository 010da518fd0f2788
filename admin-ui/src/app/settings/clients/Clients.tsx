import { useState } from 'react';
import { useQuery } from 'urql';
import type { ResultOf } from '../../../graphql';
import { dayAndHour, dayWithYear } from '../../../ui/dates';
import { ConfirmAct, LineAct } from '../../../ui/ConfirmAct';
import { Pages, usePages } from '../../../ui/Pages';
import { Answer, Empty } from '../../../ui/States';
import { useTitle } from '../../../ui/title';
import { Wide } from '../../../ui/Wide';
import { say } from '../../../words';
import { useSession } from '../../session';
import { ClientForm, RotateSecret, ScopesForm } from './ClientForms';
import { ClientsDocument, RevokeClientDocument } from './documents';
import { scopeWord } from './scopes';

export type Client = ResultOf<typeof ClientsDocument>['partnerClients']['nodes'][number];
type Act = { kind: 'create' } | { kind: 'scopes' | 'rotate' | 'revoke'; client: Client };

/** The programs of partner associations, with what each was granted. */
export function Clients() {
  useTitle(say('clients.title'));
  const at = usePages();
  const [revoked, setRevoked] = useState(false);
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const [result, ask] = useQuery({ query: ClientsDocument, variables: { after: at.after, revoked } });
  return (
    <>
      <div className="head"><h1>{say('clients.title')}</h1><button type="button" onClick={() => setAct({ kind: 'create' })}>{say('clients.create')}</button></div>
      <p className="soft">{say('clients.hint')}</p>
      <label className="check"><input type="checkbox" checked={revoked} onChange={event => { setRevoked(event.target.checked); at.restart(); }} /> {say('clients.revokedToo')}</label>
      <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ partnerClients }) => partnerClients.nodes.length === 0
        ? <Empty title={say('clients.none')}><p>{say('clients.none.hint')}</p></Empty>
        : <><Lines rows={partnerClients.nodes} onAct={setAct} /><Pages of={partnerClients.pageInfo} at={at} count={partnerClients.nodes.length} /></>}
      </Answer>
      {act?.kind === 'create' && <ClientForm onClose={close} />}
      {act?.kind === 'scopes' && <ScopesForm client={act.client} onClose={close} />}
      {act?.kind === 'rotate' && <RotateSecret client={act.client} onClose={close} />}
      {act?.kind === 'revoke' && (
        <ConfirmAct title={say('clients.revoke.title', { name: act.client.name })} act={say('clients.revoke')} document={RevokeClientDocument} variables={{ input: { partnerClientId: act.client.id } }} onClose={close}>
          <p>{say('clients.revoke.hint')}</p>
        </ConfirmAct>
      )}
    </>
  );
}

function Lines({ rows, onAct }: { rows: Client[]; onAct: (act: Act) => void }) {
  const { town } = useSession();
  return (
    <Wide label={say('clients.title')}>
      <table>
        <thead><tr><th scope="col">{say('clients.name')}</th><th scope="col">{say('clients.scopes')}</th><th scope="col">{say('clients.lastUsed')}</th><th scope="col">{say('settings.acts')}</th></tr></thead>
        <tbody>
          {rows.map(each => (
            <tr key={each.id}>
              <th scope="row">{each.name}<span className="hint">{each.structure?.name}</span><span className="hint"><code>{each.clientId}</code></span></th>
              <td><ul className="plain">{each.scopes.map(scope => <li key={scope}>{scopeWord(scope)}</li>)}</ul></td>
              <td>
                {each.revokedAt
                  ? <><span className="state bad">{say('clients.revoked')}</span><span className="hint">{dayWithYear(each.revokedAt, town.timeZone)}</span></>
                  : each.lastUsedAt ? dayAndHour(each.lastUsedAt, town.timeZone) : say('clients.neverUsed')}
              </td>
              <td>
                {!each.revokedAt && (
                  <div className="acts">
                    <LineAct act={say('clients.scopes.change')} of={each.name} onClick={() => onAct({ kind: 'scopes', client: each })} />
                    <LineAct act={say('clients.rotate')} of={each.name} onClick={() => onAct({ kind: 'rotate', client: each })} />
                    <LineAct act={say('clients.revoke')} of={each.name} onClick={() => onAct({ kind: 'revoke', client: each })} />
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
