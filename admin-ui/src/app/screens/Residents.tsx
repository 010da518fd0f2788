import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { say } from '../../words';
import { useTitle } from '../../ui/title';
import { nameOf } from '../../rooms/residents/names';
import { ResidentSearch } from '../../rooms/residents/ResidentSearch';
import { useKeys } from '../keys';
import { useHasRole } from '../session';

/** A person is looked up by what is known of them: there is no list of everybody. */
export function Residents() {
  useTitle(say('residents.title'));
  const mayRecord = useHasRole('MEDIATOR', 'SOCIAL_WORKER', 'RECEPTION', 'COORDINATOR');
  const navigate = useNavigate();
  useKeys(useMemo(() => [
    { key: '/', word: 'residents.search.key' as const, act: () => document.getElementById('name')?.focus() },
    ...(mayRecord ? [{ key: 'n', word: 'residents.new' as const, act: () => void navigate({ to: '/residents/new' }) }] : []),
  ], [mayRecord, navigate]));
  return (
    <>
      <div className="head">
        <h1>{say('residents.title')}</h1>
        {mayRecord && <Link className="button quiet" to="/residents/new">{say('residents.new')}</Link>}
      </div>
      <ResidentSearch
        actOn={resident => <Link className="button quiet small" to="/residents/$id" params={{ id: resident.id }} aria-label={say('residents.open.of', { name: nameOf(resident) })}>{say('residents.open')}</Link>}
        notFound={() => mayRecord && <p className="acts"><span className="soft">{say('residents.new.from')}</span> <Link to="/residents/new">{say('residents.new')}</Link></p>} />
    </>
  );
}
