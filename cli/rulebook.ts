import { rulebookCommand } from './rulebook/program.ts';

await rulebookCommand().parseAsync();
