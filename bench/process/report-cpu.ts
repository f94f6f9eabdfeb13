// Loaded before a measured program (`--import`): answers what CPU its process has used so far, in microseconds.
process.on('message', (message) => {
  if (message === 'cpu') process.send?.({ cpu: process.cpuUsage() });
});
// Being asked is no reason to stay alive.
process.channel?.unref();
