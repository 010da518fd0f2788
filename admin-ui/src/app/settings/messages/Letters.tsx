import { useState } from 'react';
import { useQuery } from 'urql';
import { useAct, type Done } from '../../../ui/act';
import { dayAndHour } from '../../../ui/dates';
import { Faults } from '../../../ui/Faults';
import { LineAct } from '../../../ui/ConfirmAct';
import { Pages, usePages } from '../../../ui/Pages';
import { Answer, Empty } from '../../../ui/States';
import { useTitle } from '../../../ui/title';
import { Wide } from '../../../ui/Wide';
import { say } from '../../../words';
import { useSession } from '../../session';
import { LettersDocument, MarkLetterPrintedDocument, ReleaseLetterDocument } from './documents';
import { messageWord } from './kinds';

/** Letters for those who have neither e-mail nor mobile: open, print, then say so. */
export function Letters() {
  useTitle(say('letters.title'));
  const { town } = useSession();
  const at = usePages();
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const { act: mark } = useAct(MarkLetterPrintedDocument);
  const { act: release } = useAct(ReleaseLetterDocument);
  const [result, ask] = useQuery({ query: LettersDocument, variables: { after: at.after } });
  return (
    <>
      <h1>{say('letters.title')}</h1>
      <p className="soft">{say('letters.hint')}</p>
      <Faults of={done} />
      <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ lettersToPrint }) => lettersToPrint.nodes.length === 0
        ? <Empty title={say('letters.none')} />
        : <>
          <Wide label={say('letters.title')}>
            <table>
              <thead><tr><th scope="col">{say('messages.what')}</th><th scope="col">{say('letters.queued')}</th><th scope="col">{say('settings.acts')}</th></tr></thead>
              <tbody>
                {lettersToPrint.nodes.map(each => {
                  const of = `${messageWord(each.kind)}, ${dayAndHour(each.queuedAt, town.timeZone)}`;
                  return (
                    <tr key={each.id}>
                      <th scope="row">{messageWord(each.kind)}</th>
                      <td>{dayAndHour(each.queuedAt, town.timeZone)}</td>
                      <td>
                        <div className="acts">
                          <a className="button quiet small" href={each.page} target="_blank" rel="noreferrer">{say('letters.open')}<span className="visually-hidden"> : {of}</span></a>
                          <LineAct act={say('letters.printed')} of={of} onClick={() => void mark({ input: { letterId: each.id } }).then(setDone)} />
                          <LineAct act={say('letters.release')} of={of} onClick={() => void release({ input: { letterId: each.id } }).then(setDone)} />
                        </div>
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </Wide>
          <Pages of={lettersToPrint.pageInfo} at={at} count={lettersToPrint.nodes.length} />
        </>}
      </Answer>
    </>
  );
}
