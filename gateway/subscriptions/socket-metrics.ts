import { Gauge, type Registry } from 'prom-client';

/** What is counted of WebSockets. */
export interface SocketMetrics {
  /** one more or one fewer WebSocket */
  sockets(more: 1 | -1): void;
  /** one more or one fewer subscription */
  subscriptions(more: 1 | -1): void;
  /** shows, whenever the metrics are read, how much was given to sockets that their clients have not taken yet */
  bufferedBytes(read: () => number): void;
}

export function socketMetrics(registry: Registry): SocketMetrics {
  const registers = [registry];
  const sockets = new Gauge({
    name: 'gateway_sockets',
    help: 'WebSockets that are open',
    registers,
  });
  const subscriptions = new Gauge({
    name: 'gateway_subscriptions',
    help: 'Subscriptions that are open',
    registers,
  });
  let buffered = () => 0;
  const bufferedBytes: Gauge = new Gauge({
    name: 'gateway_socket_buffered_bytes',
    help: 'Bytes given to WebSockets that their clients have not taken yet, all sockets together',
    registers,
    collect: () => bufferedBytes.set(buffered()),
  });
  return {
    sockets: (more) => sockets.inc(more),
    subscriptions: (more) => subscriptions.inc(more),
    bufferedBytes(read) {
      buffered = read;
    },
  };
}
