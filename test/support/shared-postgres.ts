import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, vi } from 'vitest';

let opened: Promise<PGlite> | undefined;

/** The PostgreSQL of this process, which takes a second to start: its users leave nothing behind in it. */
export function sharedPostgres(): Promise<PGlite> {
  opened ??= PGlite.create();
  return opened;
}

/**
 * Has the tests of a file find one PostgreSQL running where they would start their own: closing it drops what
 * a session holds.
 */
export function sharePostgres(): void {
  let restore = (): void => {};
  beforeAll(async () => {
    const database = await sharedPostgres();
    const close = async (): Promise<void> => void (await database.exec('DISCARD ALL'));
    const exec: PGlite['exec'] = (...args) => database.exec(...args);
    const created = vi.spyOn(PGlite, 'create');
    created.mockImplementation(async () => ({ exec, close }) as unknown as PGlite);
    restore = () => void created.mockRestore();
  });
  afterAll(() => restore());
}
