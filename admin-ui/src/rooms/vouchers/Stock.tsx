import { useState } from 'react';
import { useQuery } from 'urql';
import { useHasRole } from '../../app/session';
import type { ResultOf } from '../../graphql';
import { minutes, plainDayWithYear } from '../../ui/dates';
import { euros } from '../../ui/money';
import { Pages, usePages } from '../../ui/Pages';
import { Answer, Empty } from '../../ui/States';
import { useTitle } from '../../ui/title';
import { say } from '../../words';
import { BookletList } from './BookletList';
import { ProgrammesDocument, VoucherCountsDocument } from './documents';
import { MakeBatch } from './MakeBatch';
import { OpenProgramme } from './OpenProgramme';
import { QualifiedPlaces } from './QualifiedPlaces';
import { VoucherStateMark } from './States';

export type Programme = ResultOf<typeof ProgrammesDocument>['programmes']['nodes'][number];

/** Programmes: their terms, the vouchers by state, the booklets, the places. */
export function Stock() {
  useTitle(say('vouchers.stock'));
  const isManager = useHasRole('VOUCHER_MANAGER');
  const [isOpening, setOpening] = useState(false);
  const at = usePages();
  const [result, ask] = useQuery({ query: ProgrammesDocument, variables: { after: at.after } });
  return (
    <>
      <div className="head">
        <h1>{say('vouchers.stock')}</h1>
        {isManager && <button type="button" onClick={() => setOpening(true)}>{say('vouchers.stock.open')}</button>}
      </div>
      {isOpening && <OpenProgramme onClose={() => setOpening(false)} />}
      <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ programmes }) => programmes.nodes.length === 0
        ? <Empty title={say('vouchers.stock.none')}>{isManager && <p>{say('vouchers.stock.none.hint')}</p>}</Empty>
        : <>{programmes.nodes.map(each => <OneProgramme key={each.id} programme={each} after={at.after} />)}{(at.number > 1 || programmes.pageInfo.hasNextPage) && <Pages of={programmes.pageInfo} at={at} count={programmes.nodes.length} />}</>}
      </Answer>
    </>
  );
}

function OneProgramme({ programme, after }: { programme: Programme; after: string | null }) {
  const isManager = useHasRole('VOUCHER_MANAGER');
  const mayCount = useHasRole('VOUCHER_MANAGER', 'TREASURER', 'COORDINATOR');
  const mayList = useHasRole('SOCIAL_WORKER', 'VOUCHER_MANAGER', 'COORDINATOR');
  return (
    <section className="panel">
      <h2>{programme.name}</h2>
      <p className="soft">{say('vouchers.stock.terms', { buyer: programme.buyer, funder: programme.funder })}</p>
      <div className="columns">
        <div>
          <Terms programme={programme} />
          {isManager && <MakeBatch programme={programme} />}
        </div>
        {mayCount && <Counts programmeId={programme.id} after={after} />}
      </div>
      <QualifiedPlaces programme={programme} />
      {mayList && <BookletList programme={programme} />}
    </section>
  );
}

function Terms({ programme }: { programme: Programme }) {
  return (
    <dl className="facts">
      <dt>{say('vouchers.stock.value')}</dt><dd>{euros(programme.faceValue)}</dd>
      <dt>{say('vouchers.stock.perBooklet')}</dt><dd>{programme.vouchersPerBooklet}</dd>
      <dt>{say('vouchers.stock.validity')}</dt><dd>{say('vouchers.stock.validity.days', { from: plainDayWithYear(programme.validFromOn), until: plainDayWithYear(programme.validUntilOn) })}</dd>
      <dt>{say('vouchers.stock.last')}</dt><dd>{plainDayWithYear(programme.lastDayOn)}</dd>
      <dt>{say('vouchers.stock.longest')}</dt><dd>{say('vouchers.stock.longest.most', { minutes: minutes(programme.minutesMax) })}</dd>
      <dt>{say('vouchers.stock.services')}</dt><dd>{programme.services.map(each => say(`ServiceKind.${each}`)).join(', ')}</dd>
    </dl>
  );
}

/** What was ever made, by where it stands: the lines add up to the whole. */
function Counts({ programmeId, after }: { programmeId: string; after: string | null }) {
  const [{ data }] = useQuery({ query: VoucherCountsDocument, variables: { after } });
  const counts = data?.programmes.nodes.find(each => each.id === programmeId)?.voucherCounts ?? [];
  if (counts.length === 0) return null;
  const sum = { cents: counts.reduce((all, each) => all + each.value.cents, 0), currency: counts[0]?.value.currency ?? 'EUR' };
  return (
    <table>
      <caption>{say('vouchers.stock.counts')}</caption>
      <thead><tr><th scope="col">{say('vouchers.voucher.state')}</th><th scope="col" className="number">{say('vouchers.claims.count')}</th><th scope="col" className="number">{say('vouchers.stock.value.column')}</th></tr></thead>
      <tbody>
        {counts.map(each => (
          <tr key={each.state}><th scope="row"><VoucherStateMark state={each.state} /></th><td className="number">{each.vouchers}</td><td className="number">{euros(each.value)}</td></tr>
        ))}
      </tbody>
      <tfoot><tr><th scope="row">{say('vouchers.stock.counts.total')}</th><td className="number">{counts.reduce((all, each) => all + each.vouchers, 0)}</td><td className="number">{euros(sum)}</td></tr></tfoot>
    </table>
  );
}
