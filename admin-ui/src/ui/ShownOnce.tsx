import { useState } from 'react';
import { say } from '../words';

/** A secret that nothing will show again: copied by one press, or by hand. */
export function ShownOnce({ label, secret, more }: { label: string; secret: string; more?: { label: string; value: string } }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(secret).then(() => setCopied(true), () => setCopied(false));
  return (
    <div className="warning" role="status">
      <p><strong>{say('secret.once')}</strong></p>
      <dl className="facts">
        {more && <><dt>{more.label}</dt><dd><code>{more.value}</code></dd></>}
        <dt>{label}</dt><dd><code className="secret">{secret}</code></dd>
      </dl>
      <p className="acts"><button type="button" className="quiet small" onClick={copy}>{say('secret.copy')}</button>{isCopied && <span>{say('secret.copied')}</span>}</p>
    </div>
  );
}
