import { useState } from 'react';
import { useQuery } from 'urql';
import type { ResultOf } from '../../../graphql';
import { dayWithYear } from '../../../ui/dates';
import { ConfirmAct, LineAct } from '../../../ui/ConfirmAct';
import { Select } from '../../../ui/fields';
import { Pages, usePages } from '../../../ui/Pages';
import { Answer, Empty } from '../../../ui/States';
import { fullName } from '../../../ui/names';
import { useTitle } from '../../../ui/title';
import { Wide } from '../../../ui/Wide';
import { say } from '../../../words';
import { useSession, type Role } from '../../session';
import { ProfessionalsDocument, ResendInvitationDocument, ResetTotpDocument } from './documents';
import { Departure, ProfessionalForm } from './ProfessionalForms';

export type Professional = ResultOf<typeof ProfessionalsDocument>['professionals']['nodes'][number];
export const roles = ['MEDIATOR', 'SOCIAL_WORKER', 'RECEPTION', 'COORDINATOR', 'VOUCHER_MANAGER', 'TREASURER', 'PRIVACY_OFFICER', 'ADMINISTRATOR'] as const satisfies readonly Role[];
const looks = { INVITED: 'late', ACTIVE: 'good', ACTIVE_WITH_SECOND_FACTOR: 'good', DEPARTED: '' } as const;

type Act = { kind: 'invite' } | { kind: 'change' | 'resend' | 'totp' | 'end'; who: Professional };

/** Who works here, with which roles, for which structures. */
export function Professionals() {
  useTitle(say('professionals.title'));
  const at = usePages();
  const [role, setRole] = useState<Role | ''>('');
  const [departed, setDeparted] = useState(false);
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const [result, ask] = useQuery({ query: ProfessionalsDocument, variables: { after: at.after, role: role || null, departed } });
  return (
    <>
      <div className="head"><h1>{say('professionals.title')}</h1><button type="button" onClick={() => setAct({ kind: 'invite' })}>{say('professionals.invite')}</button></div>
      <div className="row filters">
        <Select id="filter-role" label={say('professionals.role')} value={role} onChange={value => { setRole(value as Role | ''); at.restart(); }}>
          <option value="">{say('professionals.role.all')}</option>
          {roles.map(each => <option key={each} value={each}>{say(`Role.${each}`)}</option>)}
        </Select>
        <label className="check"><input type="checkbox" checked={departed} onChange={event => { setDeparted(event.target.checked); at.restart(); }} /> {say('professionals.departedToo')}</label>
      </div>
      <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ professionals }) => professionals.nodes.length === 0
        ? <Empty title={say('professionals.none')} />
        : <><Lines rows={professionals.nodes} onAct={setAct} /><Pages of={professionals.pageInfo} at={at} count={professionals.nodes.length} /></>}
      </Answer>
      {act?.kind === 'invite' && <ProfessionalForm onClose={close} />}
      {act?.kind === 'change' && <ProfessionalForm who={act.who} onClose={close} />}
      {act?.kind === 'end' && <Departure who={act.who} onClose={close} />}
      {act?.kind === 'resend' && (
        <ConfirmAct title={say('professionals.resend.title', { name: fullName(act.who) })} act={say('professionals.resend')} document={ResendInvitationDocument} variables={{ input: { professionalId: act.who.id } }} onClose={close}>
          <p>{say('professionals.resend.hint', { email: act.who.email })}</p>
        </ConfirmAct>
      )}
      {act?.kind === 'totp' && (
        <ConfirmAct title={say('professionals.totp.title', { name: fullName(act.who) })} act={say('professionals.totp')} document={ResetTotpDocument} variables={{ input: { professionalId: act.who.id } }} onClose={close}>
          <p>{say('professionals.totp.hint')}</p>
        </ConfirmAct>
      )}
    </>
  );
}

function Lines({ rows, onAct }: { rows: Professional[]; onAct: (act: Act) => void }) {
  const { town } = useSession();
  return (
    <Wide label={say('professionals.title')}>
      <table>
        <thead><tr><th scope="col">{say('professionals.name')}</th><th scope="col">{say('professionals.roles')}</th><th scope="col">{say('professionals.structures')}</th><th scope="col">{say('professionals.account')}</th><th scope="col">{say('settings.acts')}</th></tr></thead>
        <tbody>
          {rows.map(each => {
            const state = each.account?.state;
            return (
              <tr key={each.id}>
                <th scope="row">{fullName(each)}<span className="hint">{each.email}</span></th>
                <td>{each.roles.map(role => say(`Role.${role}`)).join(', ')}</td>
                <td>{each.structures?.map(structure => structure.name).join(', ')}</td>
                <td>{state && <span className={`state ${looks[state]}`}>{say(`AccountState.${state}`)}</span>}{each.departedAt && <span className="hint">{dayWithYear(each.departedAt, town.timeZone)}</span>}</td>
                <td>
                  {!each.departedAt && (
                    <div className="acts">
                      <LineAct act={say('settings.change')} of={fullName(each)} onClick={() => onAct({ kind: 'change', who: each })} />
                      {state === 'INVITED' && <LineAct act={say('professionals.resend')} of={fullName(each)} onClick={() => onAct({ kind: 'resend', who: each })} />}
                      {state === 'ACTIVE_WITH_SECOND_FACTOR' && <LineAct act={say('professionals.totp')} of={fullName(each)} onClick={() => onAct({ kind: 'totp', who: each })} />}
                      <LineAct act={say('professionals.end')} of={fullName(each)} onClick={() => onAct({ kind: 'end', who: each })} />
                    </div>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Wide>
  );
}
