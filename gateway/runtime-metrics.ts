import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Gauge, type Registry } from 'prom-client';

/**
 * The process's own gauges, under the names that Prometheus clients for Node use. Read when they are asked for: the
 * package's own set also observes each garbage collection, which costs a large answer a twentieth of its CPU.
 */
export function addRuntimeMetrics(registry: Registry): void {
  const lag = monitorEventLoopDelay({ resolution: 20 });
  lag.enable();
  const started = Date.now() / 1_000 - process.uptime();
  const gauges: Readonly<Record<string, readonly [help: string, read: () => number]>> = {
    process_start_time_seconds: ['Start of the process since 1970', () => started],
    process_cpu_user_seconds_total: ['CPU in user code', () => process.cpuUsage().user / 1e6],
    process_cpu_system_seconds_total: ['CPU in the system', () => process.cpuUsage().system / 1e6],
    process_resident_memory_bytes: ['Resident memory', () => process.memoryUsage.rss()],
    nodejs_heap_size_total_bytes: ['Heap', () => process.memoryUsage().heapTotal],
    nodejs_heap_size_used_bytes: ['Heap in use', () => process.memoryUsage().heapUsed],
    nodejs_external_memory_bytes: [
      'Memory of buffers and typed arrays',
      () => process.memoryUsage().external,
    ],
    nodejs_eventloop_lag_p99_seconds: [
      'Delay of the event loop, 99th percentile since the start',
      () => lag.percentile(99) / 1e9,
    ],
    nodejs_eventloop_lag_max_seconds: [
      'Delay of the event loop, the greatest since the start',
      () => lag.max / 1e9,
    ],
  };
  for (const [name, [help, read]] of Object.entries(gauges)) {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      collect: () => gauge.set(read()),
    });
  }
}
