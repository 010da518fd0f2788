import type { ResultOf } from '../../../graphql';
import { fullName } from '../../../ui/names';
import { say } from '../../../words';
import type { WeekDocument } from './documents';
import { clock } from './hours';
import { ruleInWords } from './recurrence';

export type WeekAbsence = ResultOf<typeof WeekDocument>['absences']['nodes'][number];

/** Who is away on a day: single absences by their days; repeated ones are named with their rule, which the product alone counts out. */
export function AbsencesOfDay({ absences, day }: { absences: WeekAbsence[]; day: string }) {
  const here = absences.filter(each => each.firstOn <= day && each.lastOn >= day);
  if (here.length === 0) return null;
  return (
    <ul className="plain away">
      {here.map(each => {
        const words = { name: each.mediator ? fullName(each.mediator) : '', start: clock(each.startTime), end: clock(each.endTime) };
        const repeated = ruleInWords(each.rule);
        if (repeated) return <li key={each.id}>{say('week.awayRepeated', { ...words, days: repeated })}</li>;
        if (each.firstOn === each.lastOn) return <li key={each.id}>{say('week.awayHours', words)}</li>;
        return <li key={each.id}>{day === each.firstOn ? say('week.awayFrom', words) : day === each.lastOn ? say('week.awayUntil', words) : say('week.away', words)}</li>;
      })}
    </ul>
  );
}
