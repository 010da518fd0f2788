import { useEffect, useState } from 'react';

/** True once the browser has all of the application on this device: only then does a page open without network. */
export function useIsCopied() {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    let isHere = true;
    if ('serviceWorker' in navigator) void navigator.serviceWorker.ready.then(() => { if (isHere) setCopied(true); });
    return () => { isHere = false; };
  }, []);
  return isCopied;
}
