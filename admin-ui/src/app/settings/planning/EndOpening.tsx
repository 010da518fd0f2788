import { dayIn } from '../../../ui/dates';
import { Dialog } from '../../../ui/Dialog';
import { Faults } from '../../../ui/Faults';
import { TextField } from '../../../ui/fields';
import { useForm } from '../../../ui/form';
import { say } from '../../../words';
import { useSession } from '../../session';
import { EndOpeningDocument } from './documents';
import { inWords, type Opening } from './Openings';

/** Lets an opening take place for the last time on a day. */
export function EndOpening({ opening, onClose }: { opening: Opening; onClose: () => void }) {
  const { town } = useSession();
  const { draft, change, send, isActing, done, fault } = useForm(`opening.end.${opening.id}`, { lastOn: dayIn(town.timeZone) }, EndOpeningDocument);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if ((await send({ input: { openingId: opening.id, lastOn: draft.lastOn } })).kind === 'done') onClose();
  };
  return (
    <Dialog title={say('openings.end.title')} onClose={onClose}>
      <form onSubmit={event => void submit(event)}>
        <Faults of={done} labels={{ lastOn: '' }} />
        <p>{inWords(opening)}</p>
        <TextField id="lastOn" type="date" className="short" label={say('openings.end.lastOn')} hint={say('openings.end.hint')} fault={fault('lastOn')} value={draft.lastOn} required onChange={lastOn => change({ lastOn })} />
        <button type="submit" className="danger" disabled={isActing}>{say('openings.end')}</button>
      </form>
    </Dialog>
  );
}
