import type { Done } from '../../ui/act';
import { faultAt } from '../../ui/Faults';
import { Choices, Select, TextField } from '../../ui/fields';
import { say, type Word } from '../../words';
import type { Typed } from './report';

const devices = ['COMPUTER', 'TELEPHONE', 'TABLET', 'OTHER', 'NONE'] as const;
const lists = {
  autonomy: ['DigitalAutonomy', ['FULLY_ASSISTED', 'PARTLY_AUTONOMOUS', 'AUTONOMOUS']],
  directedTo: ['DirectedTo', ['ADMINISTRATION', 'DIGITAL_MEDIATION', 'OPERATOR_IN_CHARGE', 'SOCIAL_AID', 'EMPLOYMENT', 'HELP_WITH_PROCEDURES', 'OTHER']],
  level: ['WorkshopLevel', ['BEGINNER', 'INTERMEDIATE', 'ADVANCED']],
  ageBand: ['AgeBand', ['UNDER_TWELVE', 'TWELVE_TO_EIGHTEEN', 'EIGHTEEN_TO_TWENTY_FOUR', 'TWENTY_FIVE_TO_THIRTY_NINE', 'FORTY_TO_FIFTY_NINE', 'SIXTY_TO_SIXTY_NINE', 'SEVENTY_AND_OVER', 'NOT_SAID']],
  gender: ['ReportGender', ['FEMALE', 'MALE', 'NOT_STATED']],
  status: ['OccupationStatus', ['AT_SCHOOL', 'UNEMPLOYED', 'EMPLOYED', 'RETIRED', 'NOT_STATED']],
} as const;
type List = keyof typeof lists;

/** What statistics ask besides: nothing of it is needed, so it stays folded. */
export function ReportDetails({ typed, change, done }: { typed: Typed; change: (more: Partial<Typed>) => void; done: Done<unknown> | null }) {
  const isGroup = typed.kind === 'GROUP';
  const shown: List[] = isGroup ? ['level', 'autonomy', 'directedTo'] : ['autonomy', 'directedTo', 'ageBand', 'gender', 'status'];
  return (
    <details>
      <summary>{say('report.details')}</summary>
      <p className="hint">{say('report.details.hint')}</p>
      <Choices id="devices" legend={say('report.devices')} several chosen={typed.devices} onChange={chosen => change({ devices: chosen })} fault={faultAt(done, 'devices')} options={devices.map(value => ({ value, label: say(`ReportDevice.${value}`) }))} />
      <div className="row">
        {shown.map(list => (
          <Select key={list} id={list} label={say(`report.${list}`)} optional value={typed[list]} onChange={value => change({ [list]: value })} fault={faultAt(done, list)}>
            <option value="">{say('report.notSaid')}</option>
            {lists[list][1].map(value => <option key={value} value={value}>{say(`${lists[list][0]}.${value}` as Word)}</option>)}
          </Select>
        ))}
        {!isGroup && <TextField id="birthYear" label={say('report.birthYear')} optional inputMode="numeric" maxLength={4} value={typed.birthYear} onChange={birthYear => change({ birthYear })} fault={faultAt(done, 'birthYear')} />}
      </div>
      <TextField id="tags" label={say('report.tags')} optional hint={say('report.tags.hint')} value={typed.tags} onChange={tags => change({ tags })} fault={faultAt(done, 'tags')} />
    </details>
  );
}
