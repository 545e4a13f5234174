// Plain JavaScript that any Node can run: it explains the one thing that the rest cannot start without.
const needed = [22, 18];
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error(
    `This site needs Node ${needed.join('.')} or newer and found ${process.versions.node}: ` +
      'run "npm ci", which brings its own, or, where there is none for this platform, install Node 24.',
  );
  process.exit(1);
}
