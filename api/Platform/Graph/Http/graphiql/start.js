// Starts the editor. Each attempt at a mutation carries a key of its own; a subscription is read as server-sent events.
(function () {
  'use strict';

  function post(request, headers, accept, signal) {
    return fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      signal: signal,
      headers: Object.assign(
        { 'content-type': 'application/json', accept: accept, 'idempotency-key': crypto.randomUUID() },
        headers
      ),
      body: JSON.stringify(request),
    });
  }

  function isSubscription(documentAst, operationName) {
    return (documentAst ? documentAst.definitions : []).some(function (definition) {
      return definition.operation === 'subscription'
        && (!operationName || (definition.name && definition.name.value === operationName));
    });
  }

  function resultIn(block) {
    const lines = block.split('\n');
    if (!lines.includes('event: next')) return null;
    const data = lines.find(function (line) { return line.startsWith('data: '); });
    return data ? JSON.parse(data.slice('data: '.length)) : null;
  }

  async function* follow(request, headers) {
    const leaving = new AbortController();
    try {
      const response = await post(request, headers, 'text/event-stream', leaving.signal);
      if (!response.ok) {
        yield await response.json();
        return;
      }
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let waiting = '';
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        const blocks = (waiting + piece.value).split('\n\n');
        waiting = blocks.pop();
        for (const result of blocks.map(resultIn)) {
          if (result) yield result;
        }
      }
    } finally {
      leaving.abort();
    }
  }

  async function ask(request, headers) {
    const response = await post(request, headers, 'application/graphql-response+json');
    return response.json();
  }

  function fetcher(request, options) {
    const headers = options && options.headers;
    return isSubscription(options && options.documentAST, request.operationName)
      ? follow(request, headers)
      : ask(request, headers);
  }

  ReactDOM.createRoot(document.getElementById('graphiql'))
    .render(React.createElement(GraphiQL, { fetcher: fetcher, shouldPersistHeaders: false }));
})();
