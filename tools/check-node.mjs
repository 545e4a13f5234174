// Plain JavaScript, so that any Node can run it and explain why the rest does not start.
const needed = [22, 18];
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error(
    `This site needs Node ${needed.join('.')} or newer, not ${process.versions.node}. ` +
      'Run "npm ci", which installs it, or install Node 24 yourself if that fails on your platform.',
  );
  process.exit(1);
}
