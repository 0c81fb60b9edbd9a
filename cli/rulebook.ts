import { rulebookCommand } from './rulebook/program.ts';

rulebookCommand().parse();
