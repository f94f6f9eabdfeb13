/** Each instance profile and the role that it hands to an instance. */
export const instanceProfilePlan = [
  { path: 'web/store-web', role: 'store-web' },
  { path: 'store-orders', role: 'store-orders' },
  { path: 'tools-builder', role: 'tools-builder' },
] as const;
