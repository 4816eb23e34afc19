// One measurement in a process of its own, so that its memory is its own. Started by run.js.
const { name, ...order } = JSON.parse(process.argv[2]);
const { measure } = await import(`./cases/${name}.js`);
const onProgress = (progress) => process.send({ progress });
process.send({ result: await measure({ ...order, onProgress }) }, () => process.exit());
