import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { createClient, type FaultCode } from './app/client';
import { DeviceProvider } from './app/device/DeviceProvider';
import { wipePacks } from './app/device/store';
import { KeysProvider } from './app/keys';
import { router } from './app/router';
import { Session } from './app/session';
import { SignInAgain } from './app/SignInAgain';
import { keepFocus } from './ui/focus';
import './ui/style.css';

function App() {
  const [fault, setFault] = useState<FaultCode | null>(null);
  const client = useMemo(() => createClient(code => { if (code === 'UNAUTHENTICATED' || code === 'CONFIRM_SIGN_IN') setFault(code); }), []);
  return (
    <Provider value={client}>
      <Session><DeviceProvider><KeysProvider><RouterProvider router={router} /></KeysProvider></DeviceProvider></Session>
      {fault === 'UNAUTHENTICATED' && <SignInAgain />}
      {fault === 'CONFIRM_SIGN_IN' && <SignInAgain confirm onClose={() => setFault(null)} />}
    </Provider>
  );
}

// The screen that was asked for is fetched while the product says who is signed in, and copied for use without network once it is there.
void router.load();
addEventListener('load', () => setTimeout(() => void import('virtual:pwa-register').then(({ registerSW }) => registerSW({ immediate: true })), 2_000));
// Said by the frame at sign-out, and whenever the product answers that nobody is signed in.
addEventListener('inclusion:sign-out', () => void wipePacks());
const place = document.getElementById('app');
if (!place) throw new Error('The page has no place for the application.');
keepFocus();
createRoot(place).render(<StrictMode><App /></StrictMode>);
