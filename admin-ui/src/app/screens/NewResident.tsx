import { Link, useNavigate } from '@tanstack/react-router';
import { noFacts } from '../../rooms/residents/facts';
import { nameOf } from '../../rooms/residents/names';
import { ResidentForm } from '../../rooms/residents/ResidentForm';
import { useDraft } from '../../ui/draft';
import { useTitle } from '../../ui/title';
import { say } from '../../words';

/** A new file, begun with what the search knew. */
export function NewResident() {
  useTitle(say('residents.new'));
  const navigate = useNavigate();
  const { draft: typed, discard } = useDraft('residents.search', noFacts);
  return (
    <>
      <h1>{say('residents.new')}</h1>
      <ResidentForm
        from={{ familyName: typed.name, givenName: typed.otherName, birthYear: typed.birthYear, telephone: typed.telephone, email: typed.email }}
        onRecorded={resident => { discard(); void navigate({ to: '/residents/$id', params: { id: resident.id } }); }}
        actOnDuplicate={resident => <Link className="button quiet small" to="/residents/$id" params={{ id: resident.id }} aria-label={say('residents.open.of', { name: nameOf(resident) })}>{say('residents.open')}</Link>}
        onGiveUp={() => void navigate({ to: '/residents' })} />
    </>
  );
}
