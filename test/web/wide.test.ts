import { describe } from 'vitest';
import { everyPage } from './every-page.ts';

describe('at the office’s usual 1366 px', () => everyPage({ width: 1366, height: 768 }, 'R2026-82'));
