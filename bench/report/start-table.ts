import type { StartFigures } from '../start/measure-start.js';
import { table } from './table.js';

export function startTable({ own, bare, ...ratios }: StartFigures): string {
  const row = (name: string, of: keyof typeof own, ratio: number) => [
    name,
    `${own[of].toFixed(0)} ms`,
    `${bare[of].toFixed(0)} ms`,
    `${ratio.toFixed(2)}x`,
  ];
  return table(
    ['start', 'ours', 'bare Apollo', 'ratio'],
    [
      row('until it is ready, time', 'readyWall', ratios.wallRatio),
      row('until it is ready, CPU', 'readyCpu', ratios.cpuRatio),
      row('until it has answered, CPU', 'answeredCpu', ratios.answeredRatio),
    ],
  );
}
