import { useState } from 'react';
import { useQuery } from 'urql';
import { useHasRole, useSession } from '../../app/session';
import { LineAct } from '../../ui/ConfirmAct';
import { dayWithYear } from '../../ui/dates';
import { Select } from '../../ui/fields';
import { Pages, usePages } from '../../ui/Pages';
import { Answer, Empty } from '../../ui/States';
import { fullName } from '../../ui/names';
import { Wide } from '../../ui/Wide';
import { say } from '../../words';
import { BlockBooklet } from './BookletActs';
import { BookletsDocument } from './documents';
import { BookletStateMark } from './States';
import type { Programme } from './Stock';

const states = ['IN_STOCK', 'WITH_DISTRIBUTOR', 'ISSUED', 'STARTED', 'EXHAUSTED', 'BLOCKED', 'LOST', 'EXPIRED'] as const;

/** A programme's booklets, read only once somebody asks for them. */
export function BookletList({ programme }: { programme: Programme }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="more" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{say('vouchers.stock.booklets')}</summary>
      {isOpen && <BookletRows programme={programme} />}
    </details>
  );
}

function BookletRows({ programme }: { programme: Programme }) {
  const { town } = useSession();
  const mayBlock = useHasRole('VOUCHER_MANAGER');
  const at = usePages();
  const [state, setState] = useState<(typeof states)[number] | ''>('');
  const [blocking, setBlocking] = useState<{ id: string; serial: string } | null>(null);
  const [result, ask] = useQuery({ query: BookletsDocument, variables: { id: programme.id, after: at.after, states: state ? [state] : [] } });
  return (
    <>
      <Select id={`state-${programme.id}`} className="short wider" label={say('vouchers.voucher.state')} value={state} onChange={value => { setState(value as typeof state); at.restart(); }}>
        <option value="">{say('vouchers.stock.booklets.all')}</option>
        {states.map(each => <option key={each} value={each}>{say(`BookletState.${each}`)}</option>)}
      </Select>
      <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ node }) => {
        if (node?.__typename !== 'Programme') return null;
        if (node.booklets.nodes.length === 0) return <Empty title={say('vouchers.stock.booklets.none')} />;
        return (
          <>
            <Wide label={say('vouchers.stock.booklets')}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{say('vouchers.stock.serial')}</th><th scope="col">{say('vouchers.voucher.state')}</th><th scope="col">{say('vouchers.stock.holder')}</th>
                    <th scope="col">{say('vouchers.stock.issued')}</th>{mayBlock && <th scope="col">{say('vouchers.voucher.acts')}</th>}
                  </tr>
                </thead>
                <tbody>
                  {node.booklets.nodes.map(each => (
                    <tr key={each.id}>
                      <th scope="row"><kbd>{each.serial}</kbd></th>
                      <td><BookletStateMark state={each.state} /></td>
                      <td>{each.issuedAt ? '' : each.distributor?.name ?? say('vouchers.stock.town')}</td>
                      <td>{each.issuedAt && say('vouchers.stock.issued.by', { day: dayWithYear(each.issuedAt, town.timeZone), name: fullName(each.issuedBy) })}</td>
                      {mayBlock && <td>{!['EXHAUSTED', 'BLOCKED', 'LOST', 'EXPIRED'].includes(each.state) && <LineAct act={say('vouchers.booklet.block')} of={each.serial} onClick={() => setBlocking(each)} />}</td>}
                    </tr>
                  ))}
                </tbody>
              </table>
            </Wide>
            <Pages of={node.booklets.pageInfo} at={at} count={node.booklets.nodes.length} />
          </>
        );
      }}</Answer>
      {blocking && <BlockBooklet booklet={blocking} onClose={() => setBlocking(null)} />}
    </>
  );
}
