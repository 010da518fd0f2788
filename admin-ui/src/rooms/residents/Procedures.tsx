import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import type { ResultOf } from '../../graphql';
import { dayWithYear } from '../../ui/dates';
import { Section } from '../../ui/Section';
import { Answer } from '../../ui/States';
import { fullName } from '../../ui/names';
import { say } from '../../words';
import { ResidentProcedures, ResidentProceduresDone } from './documents';

type Full = NonNullable<ResultOf<typeof ResidentProcedures>['resident']>['procedures'];
type Done = NonNullable<ResultOf<typeof ResidentProceduresDone>['resident']>['procedures'];

const looks: Record<string, string> = { COMPLETED: 'good', TO_CONTINUE: 'now', PAPERS_MISSING: 'late', GIVEN_UP: 'bad', NOT_POSSIBLE_ONLINE: 'bad' };

/** What was done with or for the resident; what it was about, for who may read it. */
export function Procedures({ id, zone, withContent, acts }: { id: string; zone: string; withContent: boolean; acts?: ReactNode }) {
  return withContent ? <WithContent id={id} zone={zone} acts={acts} /> : <Without id={id} zone={zone} />;
}

function WithContent({ id, zone, acts }: { id: string; zone: string; acts?: ReactNode }) {
  const [result, ask] = useQuery({ query: ResidentProcedures, variables: { id } });
  return <Section title={say('procedures.title')} acts={acts}><Answer of={{ ...result, retry: ask }}>{data => <Lines of={data.resident?.procedures} zone={zone} />}</Answer></Section>;
}

function Without({ id, zone }: { id: string; zone: string }) {
  const [result, ask] = useQuery({ query: ResidentProceduresDone, variables: { id } });
  return (
    <Section title={say('procedures.title')}>
      <p className="hint">{say('procedures.withoutContent')}</p>
      <Answer of={{ ...result, retry: ask }}>{data => <Lines of={data.resident?.procedures} zone={zone} />}</Answer>
    </Section>
  );
}

function Lines({ of, zone }: { of: Full | Done | undefined; zone: string }) {
  if (!of || of.nodes.length === 0) return <p className="soft">{say('procedures.none')}</p>;
  return (
    <>
      <ul className="plain rows">
        {of.nodes.map(each => {
          const content = 'content' in each ? each.content : null;
          return (
            <li key={each.id}>
              <span>
                <strong>{content ? content.title : say('procedures.elsewhere', { structure: each.structure?.name ?? '' })}</strong>
                <span className="hint">{[dayWithYear(each.happenedAt, zone), content && say(`Theme.${content.theme}`), content && say(`AssistanceMode.${content.mode}.short`), content?.author && fullName(content.author)].filter(Boolean).join(' · ')}</span>
                {each.grcRequest && <span className="hint">{say('procedures.request', { number: each.grcRequest.number, state: say(`GrcState.${each.grcRequest.state}`) })}</span>}
              </span>
              <span className={`state ${looks[each.outcome] ?? ''}`}>{say(`ProcedureOutcome.${each.outcome}.short`)}</span>
            </li>
          );
        })}
      </ul>
      {of.pageInfo.hasNextPage && <p className="hint">{say('file.lastFifty')}</p>}
    </>
  );
}
