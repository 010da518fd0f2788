import { useQuery } from 'urql';
import type { ReactNode } from 'react';
import type { ResultOf } from '../../graphql';
import { plainDayWithYear } from '../../ui/dates';
import { Section } from '../../ui/Section';
import { Answer } from '../../ui/States';
import { say } from '../../words';
import { ResidentVouchers } from './documents';

type Voucher = NonNullable<ResultOf<typeof ResidentVouchers>['resident']>['vouchers']['nodes'][number];

const looks: Record<string, string> = { AVAILABLE: 'good', RESERVED: 'now', BLOCKED: 'bad', EXPIRED: 'bad', REJECTED: 'bad' };

/** What was handed over, booklet by booklet, and what is left of it. */
export function Vouchers({ id, acts }: { id: string; acts?: ReactNode }) {
  const [result, ask] = useQuery({ query: ResidentVouchers, variables: { id } });
  return (
    <Section title={say('vouchersOf.title')} acts={acts}>
      <Answer of={{ ...result, retry: ask }}>{data => {
        const booklets = byBooklet(data.resident?.vouchers.nodes ?? []);
        if (booklets.length === 0) return <p className="soft">{say('vouchersOf.none')}</p>;
        return booklets.map(vouchers => {
          const booklet = vouchers[0]?.booklet;
          if (!booklet) return null;
          const left = vouchers.filter(each => each.state === 'AVAILABLE').length;
          return (
            <div key={booklet.id}>
              <h3>{say('vouchersOf.booklet', { serial: booklet.serial, programme: booklet.programme?.name ?? '' })}</h3>
              <p>{say('vouchersOf.left', { left, count: vouchers.length })}{booklet.programme && <span className="soft"> · {say('vouchersOf.until', { day: plainDayWithYear(booklet.programme.lastDayOn) })}</span>}</p>
              <ul className="plain inline">{vouchers.map(each => <li key={each.id}><span className={`state ${looks[each.state] ?? ''}`}>{say('vouchersOf.voucher', { end: each.codeEnd, state: say(`VoucherState.${each.state}.short`) })}</span></li>)}</ul>
            </div>
          );
        });
      }}</Answer>
    </Section>
  );
}

function byBooklet(vouchers: Voucher[]) {
  const found = new Map<string, Voucher[]>();
  for (const each of vouchers) found.set(each.booklet?.id ?? '', [...(found.get(each.booklet?.id ?? '') ?? []), each]);
  return [...found.values()].map(each => each.sort((a, b) => a.position - b.position));
}
