import { useState } from 'react';
import { useQuery } from 'urql';
import type { ResultOf } from '../../../graphql';
import { plainDayWithYear } from '../../../ui/dates';
import { LineAct } from '../../../ui/ConfirmAct';
import { Select } from '../../../ui/fields';
import { Pages, usePages } from '../../../ui/Pages';
import { Answer, Empty } from '../../../ui/States';
import { fullName } from '../../../ui/names';
import { useTitle } from '../../../ui/title';
import { Wide } from '../../../ui/Wide';
import { say } from '../../../words';
import { OpeningsDocument, PlanningChoicesDocument } from './documents';
import { EndOpening } from './EndOpening';
import { clock } from './hours';
import { OpeningDays } from './OpeningDays';
import { OpeningForm } from './OpeningForm';
import { ruleInWords } from './recurrence';

export type Opening = ResultOf<typeof OpeningsDocument>['openings']['nodes'][number];
type Act = { kind: 'plan' } | { kind: 'change' | 'days' | 'end'; opening: Opening };

/** When mediators can be booked: series of hours, each day of which can be changed. */
export function Openings() {
  useTitle(say('openings.title'));
  const at = usePages();
  const [mediatorId, setMediator] = useState('');
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const [{ data: choices }] = useQuery({ query: PlanningChoicesDocument, variables: {} });
  const [result, ask] = useQuery({ query: OpeningsDocument, variables: { after: at.after, mediatorId: mediatorId || null } });
  return (
    <>
      <div className="head"><h1>{say('openings.title')}</h1><button type="button" onClick={() => setAct({ kind: 'plan' })}>{say('openings.plan')}</button></div>
      <Select id="filter-mediator" className="wider" label={say('openings.mediator')} value={mediatorId} onChange={value => { setMediator(value); at.restart(); }}>
        <option value="">{say('openings.mediator.all')}</option>
        {choices?.plannedMediators.nodes.map(each => <option key={each.id} value={each.id}>{fullName(each)}</option>)}
      </Select>
      <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ openings }) => openings.nodes.length === 0
        ? <Empty title={say('openings.none')}><p>{say('openings.none.hint')}</p></Empty>
        : <>
          <Wide label={say('openings.title')}>
            <table>
              <thead><tr><th scope="col">{say('openings.mediator')}</th><th scope="col">{say('openings.days')}</th><th scope="col">{say('openings.place')}</th><th scope="col">{say('openings.reasons')}</th><th scope="col">{say('settings.acts')}</th></tr></thead>
              <tbody>{openings.nodes.map(each => <Line key={each.id} opening={each} onAct={kind => setAct({ kind, opening: each })} />)}</tbody>
            </table>
          </Wide>
          <Pages of={openings.pageInfo} at={at} count={openings.nodes.length} />
        </>}
      </Answer>
      {act?.kind === 'plan' && <OpeningForm onClose={close} />}
      {act?.kind === 'change' && <OpeningForm opening={act.opening} onClose={close} />}
      {act?.kind === 'days' && <OpeningDays opening={act.opening} onClose={close} />}
      {act?.kind === 'end' && <EndOpening opening={act.opening} onClose={close} />}
    </>
  );
}

/** « tous les mardis, de 9 h à 12 h ». */
export function inWords(opening: Opening) {
  return say('openings.inWords', { days: ruleInWords(opening.rule) ?? say('openings.ended'), start: clock(opening.startTime), end: clock(opening.endTime) });
}

function Line({ opening, onAct }: { opening: Opening; onAct: (kind: 'change' | 'days' | 'end') => void }) {
  const who = opening.mediator ? fullName(opening.mediator) : '';
  const of = `${who}, ${inWords(opening)}`;
  const span = opening.firstOn === opening.lastOn ? plainDayWithYear(opening.firstOn) : say('openings.span', { first: plainDayWithYear(opening.firstOn), last: plainDayWithYear(opening.lastOn) });
  return (
    <tr>
      <th scope="row">{who}</th>
      <td>{inWords(opening)}<span className="hint">{span}{opening.isKeptOnHolidays && `, ${say('openings.holidaysToo')}`}</span></td>
      <td>{opening.place?.name ?? say('openings.noPlace')}</td>
      <td>{opening.reasons?.map(each => each.name).join(', ')}</td>
      <td>
        <div className="acts">
          <LineAct act={say('settings.change')} of={of} onClick={() => onAct('change')} />
          <LineAct act={say('openings.oneDay')} of={of} onClick={() => onAct('days')} />
          <LineAct act={say('openings.end')} of={of} onClick={() => onAct('end')} />
        </div>
      </td>
    </tr>
  );
}
