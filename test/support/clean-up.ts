import { afterAll } from 'vitest';
import { removeScratchFolders } from './cli.ts';

afterAll(removeScratchFolders);
