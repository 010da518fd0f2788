import type { Done } from '../../ui/act';
import { faultAt } from '../../ui/Faults';
import { TextArea } from '../../ui/fields';
import { say } from '../../words';

/** Words of one's own, with what they may never hold said before, and the refusal of it explained after. */
export function FreeText({ id, label, hint, value, onChange, done, rows = 4 }: { id: string; label: string; hint: string; value: string; onChange: (value: string) => void; done: Done<unknown> | null; rows?: number }) {
  const refused = done?.kind === 'refused' ? done.refusals.filter(each => each.path?.includes(id)) : [];
  const why = refused.some(each => each.__typename === 'PersonalNumberFound') ? 'text.number' : refused.some(each => each.__typename === 'PasswordFound') ? 'text.password' : null;
  return (
    <>
      <TextArea id={id} label={label} optional rows={rows} maxLength={4000} hint={<>{hint} {say('text.never')}</>} value={value} onChange={onChange} fault={faultAt(done, id)} />
      {why && <div className="warning"><p><strong>{say(`${why}.title`)}</strong></p><p>{say(`${why}.why`)}</p></div>}
    </>
  );
}
