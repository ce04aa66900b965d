import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What the door counts. Labels are few and fixed: no names, no ids, nothing of a person. */
export interface Metrics {
  readonly registry: Registry;
  answered(transport: string, kind: string, outcome: 'ok' | 'errors', seconds: number): void;
  refused(transport: string, code: string): void;
  /** An admitted operation was answered with an error: the database was gone or busy, its outcome is not known, or it met a bug. */
  troubled(transport: string, code: string): void;
  socket(change: 1 | -1): void;
  subscription(change: 1 | -1): void;
  socketClosed(code: number): void;
  /** Asked at each look: bytes that wait in this node for each client to read them. */
  unread(each: () => readonly number[]): void;
}

export function openMetrics(processMetrics: boolean, registry: Registry = new Registry()): Metrics {
  const registers = [registry];
  if (processMetrics) collectDefaultMetrics({ register: registry, prefix: 'linlibang_' });
  const seconds = new Histogram({
    name: 'linlibang_operation_seconds', help: 'Time from admission to answer.', labelNames: ['transport', 'kind', 'outcome'], registers,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  });
  const refused = new Counter({ name: 'linlibang_door_refusals_total', help: 'What transport and guard refused.', labelNames: ['transport', 'code'], registers });
  const troubled = new Counter({ name: 'linlibang_troubles_total', help: 'Admitted operations that were answered with an error, by its code: the database gone or busy, an outcome unknown, a bug.', labelNames: ['transport', 'code'], registers });
  const sockets = new Gauge({ name: 'linlibang_sockets', help: 'Open WebSockets.', registers });
  const subscriptions = new Gauge({ name: 'linlibang_subscriptions', help: 'Open subscriptions.', registers });
  const closed = new Counter({ name: 'linlibang_sockets_closed_total', help: 'Closed WebSockets by close code.', labelNames: ['code'], registers });
  return {
    registry,
    answered: (transport, kind, outcome, took) => seconds.observe({ transport, kind, outcome }, took),
    refused: (transport, code) => refused.inc({ transport, code }),
    troubled: (transport, code) => troubled.inc({ transport, code }),
    socket: (change) => sockets.inc(change),
    subscription: (change) => subscriptions.inc(change),
    socketClosed: (code) => closed.inc({ code: String(code) }),
    unread: (each) => {
      registry.registerMetric(new Gauge({
        name: 'linlibang_socket_unread_bytes', help: 'What waits in this node for clients that have not read it: for all of them, and for the one with the most.', labelNames: ['of'], registers: [],
        collect() {
          const bytes = each();
          this.set({ of: 'all' }, bytes.reduce((sum, one) => sum + one, 0));
          this.set({ of: 'most' }, bytes.reduce((most, one) => Math.max(most, one), 0));
        },
      }));
    },
  };
}
