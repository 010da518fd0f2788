import { say } from '../../words';
import { TextField } from '../../ui/fields';
import { readCode, type Reading } from './code';

/** The code as it is printed, read while it is typed. */
export function CodeField({ value, fault, onChange }: { value: string; fault?: string; onChange: (value: string) => void }) {
  const reading = readCode(value);
  return (
    <>
      <TextField id="code" className="code" label={say('vouchers.redeem.code')} hint={say('vouchers.redeem.code.hint')} fault={fault} value={value} onChange={onChange}
        autoComplete="off" autoCapitalize="characters" spellCheck={false} required maxLength={60} />
      <p className="reading" role="status">
        {reading.kind !== 'empty' && <><kbd>{reading.shown}</kbd> <span className={reading.kind === 'good' ? 'state good' : 'soft'}>{wordOf(reading)}</span></>}
      </p>
    </>
  );
}

function wordOf(reading: Reading) {
  switch (reading.kind) {
    case 'short': return say('vouchers.code.short', { missing: reading.missing });
    case 'foreign': return say('vouchers.code.foreign', { symbol: reading.symbol });
    case 'long': return say('vouchers.code.long');
    case 'wrong': return say('vouchers.code.wrong');
    case 'good': return say('vouchers.code.good');
    case 'empty': return '';
  }
}
