import { useState } from 'react';
import { dayIn, instantOf } from '../../ui/dates';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/fields';
import { say } from '../../words';
import { useSession } from '../session';
import { useDevice } from './DeviceProvider';
import { mend } from './queue';
import type { FieldRecord } from './store';

/** Mends what a device most often has wrong: its clock, and for who walked in how long it took. */
export function MendMoment({ record }: { record: FieldRecord }) {
  const { renew, send } = useDevice();
  const { town } = useSession();
  const [isOpen, setOpen] = useState(false);
  const at = new Date(record.happenedAt);
  const [day, setDay] = useState(dayIn(town.timeZone, at));
  const [time, setTime] = useState(new Intl.DateTimeFormat('fr-FR', { timeZone: town.timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at));
  const [minutes, setMinutes] = useState(String(record.input['minutes'] ?? ''));
  const save = async (event: React.FormEvent) => {
    event.preventDefault();
    const input = record.kind === 'WALK_IN' ? { ...record.input, minutes: Number(minutes) } : record.input;
    await mend(record, { input, happenedAt: instantOf(day, time, town.timeZone) });
    setOpen(false);
    await renew();
    await send();
  };
  return (
    <>
      <button type="button" className="quiet small" onClick={() => setOpen(true)}>{say('device.mend')}</button>
      {isOpen && (
        <Dialog title={say('device.mend.title')} onClose={() => setOpen(false)}>
          <p>{record.about}</p>
          <form onSubmit={event => void save(event)}>
            <TextField id="mend-day" type="date" required label={say('device.mend.day')} value={day} onChange={setDay} />
            <TextField id="mend-time" type="time" required label={say('device.mend.time')} value={time} onChange={setTime} />
            {record.kind === 'WALK_IN' && <TextField id="mend-minutes" type="number" min={1} max={480} required label={say('device.mend.minutes')} value={minutes} onChange={setMinutes} />}
            <button type="submit">{say('device.mend.act')}</button>
          </form>
        </Dialog>
      )}
    </>
  );
}
