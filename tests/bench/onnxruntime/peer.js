// One round of ONNX Runtime for the benchmark: node peer.js PACKAGES MODEL SIDE BATCH THREADS IN_FLIGHT RUNS OUT
// Writes one line to OUT: milliseconds a picture by the clock, and of the processor, then the logits of the first picture of the test batch.
'use strict';
const fs = require('fs');
const path = require('path');
const [packages, model, side, batch, threads, inFlight, runs, out] = process.argv.slice(2);
const ort = require(path.join(packages, 'node_modules', 'onnxruntime-node'));

/** The same numbers as ForwardBench.cpp: any will do that no network library can guess. */
function testBatch() {
  const count = batch * 3 * side * side;
  const values = new Float32Array(count);
  for (let index = 0; index < count; ++index) values[index] = ((index * 7919) % 1000) / 500 - 1;
  return new ort.Tensor('float32', values, [Number(batch), 3, Number(side), Number(side)]);
}

async function main() {
  const options = {intraOpNumThreads: Number(threads), interOpNumThreads: 1, graphOptimizationLevel: 'all'};
  const input = {input: testBatch()};
  const sessions = [];
  for (let index = 0; index < inFlight; ++index) sessions.push(await ort.InferenceSession.create(model, options));
  let logits = null;
  for (const session of sessions) {
    for (let warm = 0; warm < 3; ++warm) logits = (await session.run(input))[session.outputNames[0]];
  }
  const start = process.hrtime.bigint();
  const before = process.cpuUsage();
  await Promise.all(sessions.map(async (session) => {
    for (let run = 0; run < runs; ++run) await session.run(input);
  }));
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  const labels = logits.dims[1];
  const used = process.cpuUsage(before);
  const pictures = runs * batch * inFlight;
  const first = Array.from(logits.data.slice(0, labels));
  fs.writeFileSync(out, [milliseconds / pictures, (used.user + used.system) / 1e3 / pictures, ...first].join(' ') + '\n');
}

main().catch((error) => { console.error(String(error)); process.exit(1); });
