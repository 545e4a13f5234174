import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Ensures that programs are installed: as root on Debian it installs missing ones, and says so.
 * @param what the programs' name, for the output
 * @param files the programs
 * @param packages Debian's packages for them
 * @throws Error with the packages to install if it cannot install them
 */
export function installPackages(what: string, files: string[], packages: string[]): void {
  const missing = () => files.some((file) => !existsSync(file));
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    if (!missing()) return;
    console.log(`${what} is missing: apt-get ${args.join(' ')}`);
    try {
      execFileSync('apt-get', args, { stdio: 'ignore', timeout: 600_000 });
    } catch {
      // The next attempt or the error below handles it.
    }
  }
  if (missing()) {
    throw new Error(`${what} is missing. On Debian: apt-get install ${packages.join(' ')}`);
  }
}
