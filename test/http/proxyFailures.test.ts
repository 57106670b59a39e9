import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { HelpCrunchClient } from '../../src/api/helpCrunchClient';
import { parseApiRoot } from '../../src/core/apiRoot';
import { HandoffError } from '../../src/core/failure';
import { ErrorLog } from '../../src/ui/errorLog';
import { testCertificate } from '../standin/testCertificate';
import { LogLines } from '../unit/api/clientOn';
import { noteAddress, toSendable } from '../unit/messages';
import { startApi, startTransport, toOrigin } from './proxying';
import { passOnTo, startProxy } from './scriptedProxy';
import { type Script, answer } from './scriptedServer';

const refuse = (status: number, login: string): Script => ({
  onRequest: (socket) => answer(socket, status, 'SECRET-PAGE', { 'proxy-authenticate': login }),
});

const rows = [
  ['refuses', refuse(502, ''), 'proxyFailed'],
  ['wants another password', refuse(407, 'Basic realm="SECRET-REALM"'), 'proxyFailed'],
  ['wants what we cannot do', refuse(407, 'NTLM SECRET-CHALLENGE'), 'proxyUnsupported'],
  ['closes', { onRequest: (socket) => socket.end() } as Script, 'proxyFailed'],
  ['leads to a server that one does not know', undefined, 'certificateRefused'],
] as const;

for (const [what, script, code] of rows) {
  test(`a note to a proxy that ${what}: ${code}, and neither log nor error holds a secret`, async (t) => {
    const api = await startApi(t, testCertificate);
    const proxy = await startProxy(t, script ?? passOnTo(api));
    const settings = {
      proxy: proxy.origin.replace('//', '//SECRET-USER:SECRET-PASSWORD@'),
      ...(code === 'proxyUnsupported' && { proxyAuthorization: 'Basic SECRET-HEADER' }),
    };
    const root = parseApiRoot(toOrigin(api));
    assert.ok(root !== undefined);
    const log = new LogLines();
    const credential = { key: 'SECRET-KEY-0123456789', origin: root.origin };
    const client = new HelpCrunchClient(root, credential, startTransport(t, { settings }).send, log);
    await assert.rejects(client.createMessage(await toSendable(noteAddress)), (error) => {
      assert.ok(error instanceof HandoffError);
      assert.equal(error.failure.code, code);
      new ErrorLog(log).add(error);
      log.info(inspect(error, { depth: Infinity, showHidden: true }));
      return true;
    });
    assert.match(log.lines[0] ?? '', new RegExp(`^POST /messages -> ${code}, not handed over`));
    assert.equal(api.requests.length, 0);
    const basic = Buffer.from('SECRET-USER:SECRET-PASSWORD').toString('base64');
    for (const line of log.lines) assert.ok(!/SECRET/i.test(line) && !line.includes(basic), line);
  });
}
