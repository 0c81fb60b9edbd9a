// What codes are called: notices say the same words.
export { factTitle, owedByTitle, roleTitle, subjectWords } from '../procedure/words.ts';
