// A mail server that tells what it was given, one JSON object a line. Its one argument is a JSON object:
//   port            0: any
//   cert, key       files; with them STARTTLS is offered
//   user, password  sign-in, demanded when given
// What it answers depends on the recipient: busy…@ 450, unknown…@ 550, poison…@ 554 after the data, slow…@ never.
import { readFileSync } from 'node:fs'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

const asked = JSON.parse(process.argv[2])
const tell = (event) => process.stdout.write(JSON.stringify(event) + '\n')
const refuse = (code, text) => Object.assign(new Error(text), { responseCode: code })

const server = new SMTPServer({
  disabledCommands: [...(asked.cert ? [] : ['STARTTLS']), ...(asked.user ? [] : ['AUTH'])],
  authOptional: !asked.user,
  cert: asked.cert && readFileSync(asked.cert),
  key: asked.key && readFileSync(asked.key),
  disableReverseLookup: true,
  closeTimeout: 100,
  logger: false,
  onAuth(given, _session, done) {
    const isKnown = given.username === asked.user && given.password === asked.password
    done(isKnown ? null : refuse(535, 'Authentication failed'), { user: given.username })
  },
  onRcptTo({ address }, _session, done) {
    tell({ event: 'recipient', address })
    if (address.startsWith('slow')) return
    if (address.startsWith('busy')) return done(refuse(450, `4.2.1 <${address}> is busy`))
    if (address.startsWith('unknown')) return done(refuse(550, `5.1.1 <${address}> is unknown here`))
    done()
  },
  async onData(stream, session, done) {
    const chunks = []
    for await (const chunk of stream) chunks.push(chunk)
    const source = Buffer.concat(chunks)
    if (session.envelope.rcptTo.some(({ address }) => address.startsWith('poison'))) return done(refuse(554, '5.7.1 not wanted'))
    const mail = await simpleParser(source)
    tell({
      event: 'mail',
      secure: session.secure,
      user: session.user ?? null,
      envelope: { from: session.envelope.mailFrom.address, to: session.envelope.rcptTo.map(({ address }) => address) },
      messageId: mail.messageId,
      from: mail.from.text,
      to: mail.to.text,
      subject: mail.subject,
      text: mail.text ?? null,
      html: mail.html || null,
      headers: mail.headerLines.map(({ line }) => line),
      attachments: mail.attachments.map(({ contentType, filename, headers, content }) => ({
        contentType, filename: filename ?? null, method: headers.get('content-type')?.params?.method ?? null, content: content.toString('utf8'),
      })),
      source: source.toString('utf8'),
    })
    done()
  },
})

server.on('error', (fault) => tell({ event: 'fault', fault: String(fault) }))
server.listen(asked.port ?? 0, '127.0.0.1', function () { tell({ event: 'listening', port: this.address().port }) })
// The test that started it holds its standard input: when that closes, it goes.
process.stdin.resume().on('end', () => process.exit(0))
