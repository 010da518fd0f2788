import { Choices, Select, TextField } from '../../../ui/fields';
import { say } from '../../../words';
import { ruleInWords, ruleOf, weekDayName, weekDays, type Series, type WeekDay } from './recurrence';

const kinds = ['ONCE', 'WEEKLY', 'MONTHLY_WEEKDAY', 'MONTHLY_DAY'] as const;

/** On which days: asked in plain French, read back as a sentence. */
export function SeriesFields({ series, fault, withOnce = true, change }: { series: Series; fault?: string; withOnce?: boolean; change: (more: Partial<Series>) => void }) {
  const words = ruleInWords(ruleOf(series));
  return (
    <>
      <Choices id="rule" legend={say('series.kind')} fault={fault} chosen={[series.kind]} options={kinds.filter(each => withOnce || each !== 'ONCE').map(value => ({ value, label: say(`series.${value}`) }))}
        onChange={([kind]) => change({ kind: kind as Series['kind'] })} />
      {series.kind === 'WEEKLY' && (
        <Choices id="days" legend={say('series.days')} several chosen={series.days} options={weekDays.map(value => ({ value, label: weekDayName(value) }))} onChange={days => change({ days: days as WeekDay[] })} />
      )}
      {series.kind === 'MONTHLY_WEEKDAY' && (
        <div className="row">
          <Select id="rank" label={say('series.rank')} value={series.rank} onChange={rank => change({ rank })}>
            {(['1', '2', '3', '4', '5', '-1'] as const).map(each => <option key={each} value={each}>{say(`series.rank.${each}`)}</option>)}
          </Select>
          <Select id="weekDay" label={say('series.weekDay')} value={series.weekDay} onChange={weekDay => change({ weekDay: weekDay as WeekDay })}>
            {weekDays.map(each => <option key={each} value={each}>{weekDayName(each)}</option>)}
          </Select>
        </div>
      )}
      {series.kind === 'MONTHLY_DAY' && <TextField id="monthDay" type="number" min={1} max={31} label={say('series.monthDay')} value={series.monthDay} onChange={monthDay => change({ monthDay })} />}
      {series.kind !== 'ONCE' && (
        <>
          <div className="row">
            <TextField id="every" type="number" min={1} max={52} label={say(series.kind === 'WEEKLY' ? 'series.everyWeeks' : 'series.everyMonths')} value={series.every} onChange={every => change({ every })} />
            <TextField id="series-lastOn" type="date" label={say('series.lastOn')} value={series.lastOn} required onChange={lastOn => change({ lastOn })} />
          </div>
          {words && <p className="hint" role="status">{say('series.words', { words })}</p>}
        </>
      )}
    </>
  );
}
