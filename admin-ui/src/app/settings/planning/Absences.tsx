import { useState } from 'react';
import { useQuery } from 'urql';
import type { ResultOf } from '../../../graphql';
import { plainDayWithYear } from '../../../ui/dates';
import { ConfirmAct, LineAct } from '../../../ui/ConfirmAct';
import { Select } from '../../../ui/fields';
import { Pages, usePages } from '../../../ui/Pages';
import { Answer, Empty } from '../../../ui/States';
import { fullName } from '../../../ui/names';
import { useTitle } from '../../../ui/title';
import { Wide } from '../../../ui/Wide';
import { say } from '../../../words';
import { AbsenceForm } from './AbsenceForm';
import { AbsencesDocument, PlanningChoicesDocument, WithdrawAbsenceDocument } from './documents';
import { clock } from './hours';
import { ruleInWords } from './recurrence';

type Absence = ResultOf<typeof AbsencesDocument>['absences']['nodes'][number];

/** When mediators cannot be booked. */
export function Absences() {
  useTitle(say('absences.title'));
  const at = usePages();
  const [mediatorId, setMediator] = useState('');
  const [isDeclaring, setDeclaring] = useState(false);
  const [withdrawn, setWithdrawn] = useState<Absence | null>(null);
  const [{ data: choices }] = useQuery({ query: PlanningChoicesDocument, variables: {} });
  const [result, ask] = useQuery({ query: AbsencesDocument, variables: { after: at.after, mediatorId: mediatorId || null } });
  return (
    <>
      <div className="head"><h1>{say('absences.title')}</h1><button type="button" onClick={() => setDeclaring(true)}>{say('absences.declare')}</button></div>
      <Select id="filter-mediator" className="wider" label={say('openings.mediator')} value={mediatorId} onChange={value => { setMediator(value); at.restart(); }}>
        <option value="">{say('openings.mediator.all')}</option>
        {choices?.plannedMediators.nodes.map(each => <option key={each.id} value={each.id}>{fullName(each)}</option>)}
      </Select>
      <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ absences }) => absences.nodes.length === 0
        ? <Empty title={say('absences.none')}><p>{say('absences.none.hint')}</p></Empty>
        : <>
          <Wide label={say('absences.title')}>
            <table>
              <thead><tr><th scope="col">{say('openings.mediator')}</th><th scope="col">{say('absences.when')}</th><th scope="col">{say('absences.kind')}</th><th scope="col">{say('settings.acts')}</th></tr></thead>
              <tbody>
                {absences.nodes.map(each => (
                  <tr key={each.id}>
                    <th scope="row">{each.mediator && fullName(each.mediator)}</th>
                    <td>{spanOf(each)}</td>
                    <td>{say(`AbsenceKind.${each.kind}`)}</td>
                    <td><LineAct act={say('absences.withdraw')} of={`${each.mediator ? fullName(each.mediator) : ''}, ${spanOf(each)}`} onClick={() => setWithdrawn(each)} /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
          <Pages of={absences.pageInfo} at={at} count={absences.nodes.length} />
        </>}
      </Answer>
      {isDeclaring && <AbsenceForm onClose={() => setDeclaring(false)} />}
      {withdrawn && (
        <ConfirmAct title={say('absences.withdraw.title')} act={say('absences.withdraw')} document={WithdrawAbsenceDocument} variables={{ input: { absenceId: withdrawn.id } }} onClose={() => setWithdrawn(null)}>
          <p>{withdrawn.mediator && fullName(withdrawn.mediator)}, {spanOf(withdrawn)}</p>
          <p>{say('absences.withdraw.hint')}</p>
        </ConfirmAct>
      )}
    </>
  );
}

function spanOf(absence: Absence) {
  const words = { first: plainDayWithYear(absence.firstOn), last: plainDayWithYear(absence.lastOn), start: clock(absence.startTime), end: clock(absence.endTime) };
  const repeated = ruleInWords(absence.rule);
  if (repeated) return say('absences.repeatedSpan', { ...words, days: repeated });
  return absence.firstOn === absence.lastOn ? say('absences.daySpan', words) : say('absences.span', words);
}
