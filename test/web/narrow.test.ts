import { describe } from 'vitest';
import { everyPage } from './every-page.ts';

describe('on a phone of 390 px', () => everyPage({ width: 390, height: 844 }, 'R2026-80'));
