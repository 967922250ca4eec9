#!/usr/bin/env node
import { main } from './main.js';
const { out, err, code } = await main(process.argv.slice(2), process.cwd());
process.stderr.write(err);
process.stdout.write(out);
process.exitCode = code; // no `process.exit`: it would cut off what a pipe has not taken yet
