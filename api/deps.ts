import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Db } from '../db/client.ts';
import type { LedgerListener } from '../db/listen.ts';
import type { PaperLibrary } from '../papers/library.ts';
import type { RulebookLibrary } from '../procedure/rulebook/library.ts';
import type { Audits } from './audits.ts';
import type { Orchestrator } from './orchestrator.ts';
import type { Rehearsals } from './rehearsals.ts';

/** What the routes need of the outside world. */
export interface ApiDeps {
  db: Db;
  orchestrator: Orchestrator;
  /** Hears what is written, for 实时更新; without it pages are told nothing. */
  listener?: Pick<LedgerListener, 'hear'>;
  /** Bearer token of this machine's own commands. */
  localToken: string;
  logLevel: string;
  /** Where log lines go; the standard output unless told. */
  log?: { write(line: string): void };
  /** Sees every request, before there are routes: metrics. */
  watch?(app: Pick<FastifyInstance, 'addHook'>): void;
  /** Folder of the office's built page; without it there is none. */
  page?: string;
  /** Addresses of the proxy before us, whose word on where a request comes from counts; nobody's without. */
  trustProxy?: string;
  /** What the page `/status` tells of this installation. */
  about: About;
  /** The rulebooks on this machine, a county's own among them, as their files say now. */
  library?: () => RulebookLibrary;
  /** 公文 that can be printed; those that ship unless told. */
  papers?: PaperLibrary;
  /** 演练; without them their addresses say so. */
  rehearsals?: Rehearsals;
  /** 审计; without them their addresses say so, and the timeline knows no histories. */
  audits?: Audits;
  /** Largest scan that is taken, in bytes; 20 MB unless told. */
  scanLimitBytes?: number;
  /** The wall clock; tests set it. */
  now?: () => Date;
}

export interface About {
  version: string;
  temporalAddress: string;
  namespace: string;
  temporalUiUrl?: string;
}

/** A Fastify instance whose routes are typed by their zod schemas. */
export type Api = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;
