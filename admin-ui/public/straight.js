// The device keeps pages, never answers: what is asked of the product goes straight to it, and does not wait for this worker to wake.
addEventListener('install', event => event.addRoutes?.({ condition: { requestMethod: 'POST' }, source: 'network' }));
