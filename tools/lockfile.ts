/**
 * Completes package-lock.json: `node tools/lockfile.ts`.
 *
 * A registry mirror may lack the packages that only other platforms install (Pagefind for macOS, say).
 * npm then leaves them out of the lockfile, and `npm ci` refuses it, here and on those platforms. Their
 * versions are known all the same, since the package that wants them names each exactly.
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface Locked {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  optionalDependencies?: Record<string, string>;
}

type Packages = Record<string, Locked>;

/** What packages for one platform have in their names, as parts between signs: npm's words, and `windows`. */
const systems =
  'aix android darwin freebsd linux netbsd openbsd openharmony sunos win32 windows'.split(' ');
const processors = 'arm arm64 ia32 loong64 mips64el ppc64 riscv64 s390x wasm32 x64'.split(' ');

/**
 * @param packages the `packages` of a lockfile
 * @returns the entries that it lacks, by their place in it
 */
export function missingPlatformPackages(packages: Packages): Packages {
  const missing: Packages = {};
  for (const [place, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const found = resolve(packages, place, name);
      if (!/^\d/.test(version) || (found && packages[found]?.version === version)) continue;
      const parts = name.split(/[^a-z0-9]/);
      const system = systems.find((word) => parts.includes(word));
      const processor = processors.find((word) => parts.includes(word));
      missing[found ? `${place}/node_modules/${name}` : `node_modules/${name}`] = {
        version,
        ...(processor && { cpu: [processor] }),
        ...(dev && { dev }),
        optional: true,
        ...(system && { os: [system === 'windows' ? 'win32' : system] }),
      };
    }
  }
  return missing;
}

/** @returns where `name` is found from `place`, going up from folder to folder as Node does. */
function resolve(packages: Packages, place: string, name: string): string | undefined {
  for (let folder = place; ; folder = parent(folder)) {
    const candidate = `${folder ? `${folder}/` : ''}node_modules/${name}`;
    if (packages[candidate]) return candidate;
    if (!folder) return undefined;
  }
}

function parent(folder: string): string {
  return folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')));
}

if (import.meta.main) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Packages };
  const missing = missingPlatformPackages(lock.packages);
  lock.packages = Object.fromEntries(
    Object.entries({ ...lock.packages, ...missing }).sort(([one], [other]) =>
      one < other ? -1 : 1,
    ),
  );
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${Object.keys(missing).length} entries added to package-lock.json`);
}
