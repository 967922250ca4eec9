import { Acks } from './acks.js';
import { register, startQueue } from './http/queue.js';
import { Semaphore } from './semaphore.js';
import { CarefulClient, WorkerClient } from './worker-client.js';

const slots = new Semaphore(4);
const careful = new CarefulClient('careful.js');
const worker = new WorkerClient('worker.js');
const acks = new Acks(jobId => console.log(`done ${jobId}`));

register('mail', payload => slots.run(async () => void (await careful.run(payload))));
register('note', payload => acks.ack(payload).then(() => acks.ackOnce(payload)));

const server = startQueue(8080, worker);
process.once('SIGTERM', () => {
  server.close();
  worker.close();
});
