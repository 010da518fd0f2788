import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { MergeResidents, ResidentFile } from '../../rooms/residents/documents';
import { bornIn, nameOf, type ResidentInLine } from '../../rooms/residents/names';
import { ResidentSearch } from '../../rooms/residents/ResidentSearch';
import { useAct } from '../../ui/act';
import { Confirm } from '../../ui/Confirm';
import { Answer } from '../../ui/States';
import { useTitle } from '../../ui/title';
import { say } from '../../words';

/** Two files of one person become one: this file is kept, the one that is found goes into it. */
export function MergeResident() {
  useTitle(say('merge.title'));
  const { id } = useParams({ from: '/residents/$id/merge' });
  const navigate = useNavigate();
  const [result, ask] = useQuery({ query: ResidentFile, variables: { id } });
  const [absorbed, setAbsorbed] = useState<ResidentInLine | null>(null);
  const { act, isActing } = useAct(MergeResidents);

  const merge = async () => {
    const answer = await act({ input: { keptId: id, absorbedId: absorbed?.id ?? '' } });
    if (answer.kind === 'done') void navigate({ to: '/residents/$id', params: { id } });
    return answer;
  };

  return (
    <Answer of={{ ...result, retry: ask }}>{({ resident }) => resident && (
      <>
        <p className="crumb"><Link to="/residents/$id" params={{ id }}>{nameOf(resident)}</Link></p>
        <h1>{say('merge.title')}</h1>
        <p>{say('merge.hint', { name: `${nameOf(resident)}${bornIn(resident) ? `, ${bornIn(resident)}` : ''}` })}</p>
        <ResidentSearch actOn={hit => hit.id === id ? <span className="soft">{say('merge.same')}</span>
          : <button type="button" className="quiet small" aria-label={say('merge.choose.of', { name: nameOf(hit) })} onClick={() => setAbsorbed(hit)}>{say('merge.choose')}</button>} />
        {absorbed && (
          <Confirm title={say('merge.confirm')} act={say('merge.act')} isActing={isActing} onAct={merge} onClose={() => setAbsorbed(null)}>
            <dl className="facts">
              <dt>{say('merge.kept')}</dt><dd><strong>{nameOf(resident)}</strong> {bornIn(resident)}</dd>
              <dt>{say('merge.absorbed')}</dt><dd><strong>{nameOf(absorbed)}</strong> {bornIn(absorbed)}</dd>
            </dl>
            <p>{say('merge.warning')}</p>
          </Confirm>
        )}
      </>
    )}</Answer>
  );
}
