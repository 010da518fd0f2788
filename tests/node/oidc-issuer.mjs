// An outside issuer that others wrote (oidc-provider). Prints its address, then serves until its input ends.
// POST /as/NAME chooses who is at its keyboard.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const people = {
  maud: { email: 'maud.dehors@essai.example', email_verified: true, groups: ['mediation', 'photo'] },
  again: { email: 'maud.dehors@essai.example', email_verified: true, groups: ['mediation'] },
  unverified: { email: 'sans.preuve@essai.example', email_verified: false, groups: ['mediation'] },
  stranger: { email: 'inconnue@ailleurs.example', email_verified: true, groups: ['mediation'] },
  norole: { email: 'sans.role@essai.example', email_verified: true, groups: ['photo'] },
};
let person = 'maud';
let handle;
const server = createServer((request, response) => handle(request, response));
server.listen(0, '127.0.0.1', () => {
  const address = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(address, {
    clients: [{ client_id: 'inclusion', client_secret: process.argv[2], redirect_uris: [process.argv[3]], response_types: ['code'], grant_types: ['authorization_code'] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], groups: ['groups'] },
    cookies: { keys: ['only for tests'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (context, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
    async loadExistingGrant(context) {
      const grant = new context.oidc.provider.Grant({ clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId });
      grant.addOIDCScope('openid email profile groups');
      await grant.save();
      return grant;
    },
  });
  const serve = provider.callback();
  handle = async (request, response) => {
    if (request.url.startsWith('/as/')) {
      person = request.url.slice('/as/'.length);
      response.end();
      return;
    }
    if (request.url.startsWith('/interaction/')) {
      await provider.interactionFinished(request, response, { login: { accountId: person } }, { mergeWithLastSubmission: false });
      return;
    }
    serve(request, response);
  };
  console.log(address);
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
