import { createHash } from 'node:crypto';

function digest(seed: string): string {
  return createHash('sha256').update(`sample-account ${seed}`).digest('hex');
}

function hex(seed: string, length: number): string {
  return digest(seed).slice(0, length);
}

function uuid(seed: string): string {
  const h = digest(seed);
  return [
    h.slice(0, 8),
    h.slice(8, 12),
    `4${h.slice(13, 16)}`,
    `a${h.slice(17, 20)}`,
    h.slice(20, 32),
  ].join('-');
}

/** A whole number from 0 to `below` - 1. */
function number(seed: string, below: number): number {
  return Number.parseInt(hex(seed, 8), 16) % below;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** A fixed time in 2025, ISO 8601 with offset and whole seconds. */
function moment(seed: string): string {
  const month = two(1 + number(`month ${seed}`, 12));
  const day = two(1 + number(`day ${seed}`, 28));
  const time = [24, 60, 60].map((below, at) => two(number(`clock ${at} ${seed}`, below))).join(':');
  return `2025-${month}-${day}T${time}+00:00`;
}

/** The 20 characters that follow an identity id's four-letter prefix, as upper-case letters and digits. */
function identityId(prefix: string, seed: string): string {
  return `${prefix}${hex(`identity ${seed}`, 17).toUpperCase()}`;
}

function mac(seed: string): string {
  return ['02', ...(hex(`mac ${seed}`, 10).match(/../g) ?? [])].join(':');
}

/** Everything that looks arbitrary is derived from a seed, so that each run writes the same bytes. */
export const derive = { hex, uuid, number, moment, identityId, mac };
