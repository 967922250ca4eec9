import { called, made } from './resources/acquires.js';
import type { Acquire } from './types.js';

/** What is meant to be made once for a process and used by all of its requests. */
export interface SharedClient {
  /** How messages call it, without an article. */
  readonly noun: string;
  /** What each of them holds of its own, as messages say it. */
  readonly holds: string;
  readonly acquire: readonly Acquire[];
  /** The option with which it holds anything at all; without it each use opens and closes its own. */
  readonly only?: { readonly arg: number; readonly prop: string };
  /** Many make one for each use, and it costs little: told in strict alone. */
  readonly light?: true;
  /** The documentation that says that one is enough. */
  readonly docs: string;
}

/** Clients, pools, metrics and the like, of which a program needs one. */
export const sharedClients: readonly SharedClient[] = [
  { noun: 'client', holds: 'a connection pool and a query engine', acquire: made(['@prisma/client', '@prisma/client/edge'], 'PrismaClient'), docs: 'https://www.prisma.io/docs/orm/prisma-client/setup-and-configuration/databases-connections#prismaclient-in-long-running-applications' },
  { noun: 'pool', holds: 'connections of its own', acquire: [...made(['pg', 'pg-pool', '@neondatabase/serverless', '@vercel/postgres'], 'Pool'), ...called(['postgres'], 'postgres'), ...called(['mysql', 'mysql2', 'mysql2/promise', 'mariadb', 'promise-mysql'], 'createPool'), ...made(['mssql'], 'ConnectionPool')], docs: 'https://node-postgres.com/features/pooling' },
  { noun: 'client', holds: 'a connection of its own', acquire: [...made(['pg'], 'Client'), ...called(['mysql', 'mysql2', 'mysql2/promise', 'mariadb'], 'createConnection'), ...called(['mongoose'], 'createConnection')], docs: 'https://node-postgres.com/features/pooling' },
  { noun: 'client', holds: 'a connection of its own', acquire: [...made(['ioredis', 'iovalkey'], 'Redis', 'IORedis', 'Cluster', 'Valkey'), ...called(['redis', '@redis/client'], 'createClient', 'createCluster')], docs: 'https://redis.io/docs/latest/develop/clients/nodejs/produsage/' },
  { noun: 'client', holds: 'a connection pool and its monitors', acquire: made(['mongodb'], 'MongoClient'), docs: 'https://www.mongodb.com/docs/drivers/node/current/connect/connection-options/connection-pools/' },
  { noun: 'data source', holds: 'a connection pool', acquire: [...made(['typeorm'], 'DataSource'), ...made(['sequelize', 'sequelize-typescript', '@sequelize/core'], 'Sequelize'), ...called(['knex'], 'knex', 'Knex'), ...called(['neo4j-driver'], 'driver'), ...made(['cassandra-driver'], 'Client')], docs: 'https://typeorm.io/docs/data-source/data-source/' },
  { noun: 'client', holds: 'a connection pool', acquire: [...made(['@elastic/elasticsearch', '@opensearch-project/opensearch'], 'Client'), ...called(['@clickhouse/client'], 'createClient'), ...made(['@grpc/grpc-js'], 'Client')], docs: 'https://www.elastic.co/docs/reference/elasticsearch/clients/javascript/connecting' },
  { noun: 'client', holds: 'sockets of its own', acquire: awsClients({ S3: 's3', SES: 'ses', SESv2: 'sesv2', SNS: 'sns', SQS: 'sqs', DynamoDB: 'dynamodb', Lambda: 'lambda', SSM: 'ssm', SecretsManager: 'secrets-manager', STS: 'sts', KMS: 'kms', CloudWatch: 'cloudwatch', CloudWatchLogs: 'cloudwatch-logs', EventBridge: 'eventbridge', Kinesis: 'kinesis', Firehose: 'firehose', SFN: 'sfn', ECS: 'ecs', ECR: 'ecr', EC2: 'ec2', CloudFront: 'cloudfront', BedrockRuntime: 'bedrock-runtime', Textract: 'textract', Rekognition: 'rekognition', CognitoIdentityProvider: 'cognito-identity-provider', Athena: 'athena' }), docs: 'https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/node-reusing-connections.html' },
  { noun: 'agent', holds: 'sockets of its own, kept open', acquire: made(['http', 'https', 'node:http', 'node:https', 'agentkeepalive'], 'Agent', 'HttpsAgent', 'HttpAgent'), only: { arg: 0, prop: 'keepAlive' }, docs: 'https://nodejs.org/api/http.html#class-httpagent' },
  { noun: 'agent', holds: 'sockets of its own, kept open', acquire: made(['undici'], 'Agent', 'Pool', 'ProxyAgent', 'EnvHttpProxyAgent', 'BalancedPool'), docs: 'https://undici.nodejs.org/#/docs/api/Agent' },
  { noun: 'browser', holds: 'processes of its own', acquire: called(['puppeteer', 'puppeteer-core', 'playwright', 'playwright-core'], 'launch'), docs: 'https://pptr.dev/guides/browser-management' },
  { noun: 'transport', holds: 'connections of its own', acquire: called(['nodemailer'], 'createTransport'), only: { arg: 0, prop: 'pool' }, docs: 'https://nodemailer.com/smtp/pooled/' },
  { noun: 'producer', holds: 'connections to all brokers', acquire: made(['kafkajs', '@confluentinc/kafka-javascript'], 'Kafka'), light: true, docs: 'https://kafka.js.org/docs/producing' },
  { noun: 'queue', holds: 'a connection of its own', acquire: [...made(['bullmq'], 'Queue', 'QueueEvents', 'FlowProducer'), ...made(['bull'], 'Queue', 'Bull')], docs: 'https://docs.bullmq.io/guide/connections' },
  { noun: 'connection', holds: 'a socket of its own', acquire: [...called(['amqplib', 'amqp-connection-manager'], 'connect'), ...called(['nats', '@nats-io/transport-node'], 'connect'), ...called(['mqtt'], 'connect', 'connectAsync')], docs: 'https://www.rabbitmq.com/docs/connections#basics' },
  { noun: 'metric', holds: 'a place in the registry, for good', acquire: made(['prom-client'], 'Counter', 'Gauge', 'Histogram', 'Summary'), docs: 'https://github.com/siimon/prom-client#custom-metrics' },
  { noun: 'logger', holds: 'streams and transports of its own', acquire: called(['winston'], 'createLogger'), docs: 'https://github.com/winstonjs/winston#creating-your-own-logger' },
  { noun: 'cache', holds: 'what it has loaded, which the next one loads again', acquire: [...made(['@tanstack/react-query', 'react-query', '@tanstack/vue-query', '@tanstack/solid-query'], 'QueryClient'), ...made(['@apollo/client', '@apollo/client/core'], 'ApolloClient')], docs: 'https://tanstack.com/query/latest/docs/eslint/stable-query-client' },
  { noun: 'worker', holds: 'a thread and a heap of its own', acquire: made(['worker_threads', 'node:worker_threads'], 'Worker'), light: true, docs: 'https://nodejs.org/api/worker_threads.html' },
  { noun: 'client', holds: 'sockets of its own', acquire: [...made(['@google-cloud/storage'], 'Storage'), ...made(['@google-cloud/pubsub'], 'PubSub'), ...made(['@google-cloud/firestore'], 'Firestore'), ...made(['@google-cloud/bigquery'], 'BigQuery'), ...made(['@google-cloud/secret-manager'], 'SecretManagerServiceClient'), ...made(['@azure/service-bus'], 'ServiceBusClient')], docs: 'https://cloud.google.com/nodejs/docs/reference/pubsub/latest' },
];

function awsClients(services: Readonly<Record<string, string>>): readonly Acquire[] {
  return Object.entries(services).flatMap(([service, name]) => made([`@aws-sdk/client-${name}`], `${service}Client`, service));
}

/** The rows above, by the name that is called. */
export const sharedByName: ReadonlyMap<string, readonly { readonly client: SharedClient; readonly acquire: Acquire }[]> = byName();

function byName(): ReadonlyMap<string, readonly { readonly client: SharedClient; readonly acquire: Acquire }[]> {
  const found = new Map<string, { client: SharedClient; acquire: Acquire }[]>();
  for (const client of sharedClients) {
    for (const acquire of client.acquire) {
      const name = acquire.construct ?? acquire.call ?? '';
      found.set(name, [...(found.get(name) ?? []), { client, acquire }]);
    }
  }
  return found;
}

/** How code is known that runs for each request, message or render. */
export const perRequest = {
  /** Methods of routers and servers whose function runs for each request; a router is given a path or is one by its name. */
  routes: ['get', 'post', 'put', 'patch', 'delete', 'all', 'use', 'options', 'head'],
  /** Of these what needs no path. */
  mounts: ['use'],
  routers: ['app', 'router', 'routes', 'api', 'server', 'fastify', 'hono', 'express', 'koa'],
  /** Functions whose function argument runs for each request. */
  servers: ['createServer', 'createSecureServer'],
  /** Methods of procedures, and the events of what comes in: https://trpc.io/docs/server/procedures */
  procedures: ['query', 'mutation', 'subscription'],
  procedureWords: /procedure/i,
  events: ['request', 'connection', 'message', 'upgrade', 'stream'],
  registrars: ['on', 'addListener'],
  /** Names of exports that a framework calls for each request, by where they stand: https://nextjs.org/docs/app/api-reference/file-conventions/route */
  exports: [
    { file: /(?:^|\/)route\.[jt]sx?$/, names: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] },
    { file: /\/pages\/api\/.*\.[jt]sx?$/, names: ['default', 'handler'] },
    { file: /\/(?:app|src)\/routes\/.*\.[jt]sx?$/, names: ['loader', 'action', 'GET', 'POST'] },
    { file: /(?:^|\/)middleware\.[jt]s$/, names: ['middleware'] },
    { file: /\.[jt]sx?$/, names: ['getServerSideProps'] },
  ],
  /** Types of parameters that say that a function answers a request. */
  parameterTypes: /^(?:(?:express\.)?Request|NextRequest|NextApiRequest|IncomingMessage|FastifyRequest|Koa\.Context|APIGatewayProxyEvent\w*)\b/,
  /** Decorators of classes and methods that answer requests: https://docs.nestjs.com/controllers */
  decorators: ['Get', 'Post', 'Put', 'Patch', 'Delete', 'All', 'Query', 'Mutation', 'Subscription', 'Process', 'MessagePattern', 'EventPattern', 'SubscribeMessage'],
} as const;

/** Methods and words by which a thing is ended or put away. */
export const putAway = {
  ends: ['close', 'end', 'quit', 'disconnect', '$disconnect', 'destroy', 'release', 'terminate', 'dispose', 'shutdown', 'stop', 'kill', 'shutDown'],
  words: /^(?:close|end|quit|disconnect|destroy|release|terminate|dispose|shut_?down|stop|kill|clean|register|track|set|add|push|remember|cache|store|put|save)/i,
  /** Names of functions and variables by which something is made once and kept. */
  kept: /cache|memo|singleton|once|lazy|instance|global|shared/i,
  /** Hooks whose function runs for the first render alone. */
  hooks: ['useState', 'useMemo', 'useRef', 'useEffect', 'useLayoutEffect', 'useCallback', 'useConstant', 'useSingleton', 'useOnce', 'useCreation', 'useLazyRef', 'cache', 'memo', 'memoize', 'once', 'lazy', 'singleton', 'remember'],
} as const;

/** Functions that wait for all of some promises, and what they belong to. */
export const gathers = { of: 'Promise', names: ['all', 'allSettled'] } as const;

/** How long a list may become, by where it comes from. */
export const lists = {
  /** Methods and functions that give as many elements as they are given. */
  keeps: ['filter', 'sort', 'reverse', 'flat', 'flatMap', 'map', 'concat', 'toSorted', 'toReversed', 'values', 'entries', 'from', 'uniq', 'uniqBy', 'compact', 'sortBy', 'orderBy', 'shuffle', 'unique', 'then', 'catch', 'lean', 'exec', 'Set', 'Map', 'sync', 'async'],
  /** Methods and functions that give a limited number. */
  limits: ['slice', 'splice', 'take', 'chunk', 'batch', 'limit', 'head', 'first', 'sampleSize', 'keys'],
  /** Names of lists that are a part of another one. */
  parts: ['chunk', 'chunks', 'batch', 'batches', 'slice', 'window', 'group', 'part', 'page', 'sample', 'samples', 'shards', 'shard'],
  /** How such names begin. */
  leading: ['top', 'first', 'few', 'some', 'next', 'last', 'chunk', 'batch', 'chunked'],
  /** Options by which somebody asks for so many and no more. */
  limited: /\b(?:limit|take|max\w*|first|per_?page|page_?size|top|count|batch_?size|size)\b/i,
  /** Files below a folder, at any depth. */
  trees: ['glob', 'globby', 'fg', 'fastGlob', 'globSync', 'globbySync', 'tinyglobby', 'walk', 'walkDir', 'recursiveReaddir', 'fdir', 'klaw', 'readdirRecursive'],
  /** Such a pattern goes down to any depth; one that is written out and does not, looks into some folders. */
  deep: '**',
  folder: ['readdir', 'readdirSync'],
  /** Words in the names around files that are a program's own: there are as many as its authors put there. */
  own: ['template', 'templates', 'static', 'scaffold', 'starter', 'boilerplate', 'init', 'locales', 'plugins', 'builtin'],
  recursive: /\brecursive\s*:\s*true\b/,
  /** What asks a database for all that fit. */
  queries: ['findMany', 'findAll', 'getMany', 'getRawMany', '$queryRaw', '$queryRawUnsafe', 'toArray', 'query', 'aggregate'],
  /** What brings a list from elsewhere, by how its name begins. */
  fetched: /^(?:list|fetchAll|getAll|findAll|searchAll|scan)(?:[A-Z]|$)/,
  /** What reads an answer or a text. */
  parsed: ['json', 'parse'],
  parsers: ['JSON', 'YAML', 'yaml', 'csv', 'Papa'],
  /** What a request brings, and whose property it is. */
  body: ['body'],
  requests: ['req', 'request', 'ctx', 'context', 'c', 'event'],
} as const;

/** What reaches out of the program. */
export const reaching = {
  network: ['fetch', 'axios', 'got', 'ky', 'superagent', 'nodeFetch', 'fetchJson', 'ofetch', '$fetch', 'needle'],
  process: ['spawn', 'execFile', 'execa', 'fork', 'execAsync', 'execFileAsync', 'execPromise', 'spawnAsync', 'execaCommand'],
  files: ['readFile', 'writeFile', 'copyFile', 'appendFile', 'outputFile', 'readJson', 'readJSON', 'writeJson', 'createReadStream', 'createWriteStream', 'copy'],
  /** Of these only what hangs on such a receiver, or on none. */
  holders: ['fs', 'fsp', 'promises', 'fsPromises', 'fsExtra', 'fse', 'cp', 'child_process', 'childProcess'],
  /** Words in the name of what stands for another program. */
  remote: ['axios', 'http', 'httpclient', 'octokit', 'stripe', 'api', 'got', 'llm', 'openai', 'anthropic'],
  /** What asks a model, by the last word of its receiver. */
  models: { of: ['model', 'llm', 'chain', 'agent'], calls: ['generate', 'invoke', 'call', 'predict', 'complete', 'run'] },
  /** Verbs of such a thing that only look at it. */
  local: ['use', 'on', 'off', 'defaults', 'create', 'log', 'debug', 'info', 'warn', 'error', 'emit'],
} as const;

/** Words in the name of what lets so many through and no more. */
export const limiters: readonly string[] = ['limit', 'limiter', 'limited', 'queue', 'semaphore', 'sem', 'mutex', 'throttle', 'throttled', 'throat', 'acquire', 'bottleneck', 'schedule', 'scheduler', 'loader', 'dataloader', 'batcher', 'batch', 'batched', 'lock', 'enqueue', 'concurrency', 'piscina', 'workers', 'ratelimit', 'permit', 'retry', 'cached', 'cache', 'pool'];
