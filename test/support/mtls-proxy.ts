import { connect } from 'node:net';
import { createServer, type TlsOptions } from 'node:tls';

/** A TLS server that asks for a client's certificate and passes the clear bytes on to `port`: an engine behind mTLS. */
export async function mtlsProxy(port: number, options: TlsOptions) {
  const peers: string[] = [];
  const server = createServer(
    { ...options, requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2', ALPNProtocols: ['h2'] },
    (socket) => {
      peers.push(String(socket.getPeerCertificate().subject.CN));
      const inner = connect(port, '127.0.0.1');
      socket.pipe(inner).pipe(socket);
      socket.on('error', () => inner.destroy());
      inner.on('error', () => socket.destroy());
    },
  );
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const own = typeof address === 'object' && address ? address.port : 0;
  return { address: `127.0.0.1:${own}`, peers, close: () => server.close() };
}
