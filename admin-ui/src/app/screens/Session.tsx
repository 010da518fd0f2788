import { useEffect, useState } from 'react';
import { RegisterKept, useRegistering } from '../../rooms/outreach/Register';
import { linesOf, type Reading } from '../../rooms/outreach/reading';
import { SessionPage } from '../../rooms/outreach/SessionPage';
import { noFacts, type TypedFacts } from '../../rooms/residents/facts';
import { nameOf, type ResidentInLine } from '../../rooms/residents/names';
import { ResidentForm } from '../../rooms/residents/ResidentForm';
import { ResidentSearch } from '../../rooms/residents/ResidentSearch';
import { useDraft } from '../../ui/draft';
import { say } from '../../words';
import { useDevice } from '../device/DeviceProvider';

/** A session; whoever is to be registered is looked up, or gets a file, right there. */
export function Session() {
  return <SessionPage register={(reading, isOnline) => isOnline ? <Register reading={reading} /> : <RegisterKept reading={reading} />} />;
}

function Register({ reading }: { reading: Reading }) {
  const { records } = useDevice();
  const { discard } = useDraft('residents.search', noFacts);
  const [from, setFrom] = useState<TypedFacts | null>(null);
  // The search begins anew for the next person, and the next key is wanted there.
  const [registered, setRegistered] = useState(0);
  useEffect(() => { if (registered > 0) document.getElementById('name')?.focus(); }, [registered]);
  const [said, setSaid] = useState('');
  const enter = useRegistering(reading);
  const here = linesOf(reading, records.filter(each => each.sessionId === reading.id)).filter(each => each.state !== 'LEFT').map(each => each.residentId);
  const register = async (resident: ResidentInLine) => {
    await enter(resident.id, nameOf(resident));
    setSaid(say('outreach.register.done', { name: nameOf(resident) }));
    setFrom(null);
    discard();
    setRegistered(now => now + 1);
  };
  const actOn = (resident: ResidentInLine) => here.includes(resident.id) ? <span className="soft">{say('outreach.register.already')}</span>
    : <button type="button" className="quiet small" aria-label={say('outreach.register.actOf', { name: nameOf(resident) })} onClick={() => void register(resident)}>{say('outreach.register.act')}</button>;
  return (
    <>
      <p role="status">{said}</p>
      {from ? (
        <ResidentForm from={{ familyName: from.name, givenName: from.otherName, birthYear: from.birthYear, telephone: from.telephone, email: from.email }}
          onRecorded={resident => void register(resident)} actOnDuplicate={actOn} onGiveUp={() => setFrom(null)} />
      ) : <ResidentSearch key={registered} actOn={actOn} notFound={typed => <p><button type="button" className="quiet" onClick={() => setFrom(typed)}>{say('residents.new')}</button></p>} />}
    </>
  );
}
