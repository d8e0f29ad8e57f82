import { afterAll } from 'vitest';
import './equal-bytes.ts';
import { removeScratchFolders } from './cli.ts';

afterAll(removeScratchFolders);
