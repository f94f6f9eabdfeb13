/** Loaded before a program that another process started with a channel: it is told to end when that one is gone. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
