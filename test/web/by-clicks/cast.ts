import type { Page } from 'playwright-core';
import { type Stage, signIn } from '../stage.ts';
import { openMenu, openTab, PATIENT } from './widgets.ts';

/** The windows of those who carry a round through, each signed in to their own account. */
export interface Cast {
  /** 巡察办. */
  office: Page;
  /** 组长 of the first group. */
  leader: Page;
  /** 巡察组联络员 of the same group. */
  member: Page;
  /** 常务副组长, who signs. */
  exec: Page;
  /** 被巡察单位联络员. */
  liaison: Page;
}

/** Somebody's own window, signed in. */
export async function windowOf(stage: Stage, login: string): Promise<Page> {
  const { page } = await stage.visit();
  await signIn(page, stage.url, login);
  await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor(PATIENT);
  return page;
}

/** The round all of it is about. */
export interface Scene {
  round: string;
  unit: string;
}

/** The page of the round, by the menu. */
export async function openRound(page: Page, { round }: Scene, tab?: string): Promise<void> {
  await openMenu(page, '轮次');
  await page.getByRole('link', { name: round, exact: true }).click(PATIENT);
  await page.getByRole('heading', { level: 1, name: `轮次 ${round}` }).waitFor(PATIENT);
  if (tab) await openTab(page, tab);
}

/** The page of the inspected organization, by the menu. */
export async function openInspection(page: Page, scene: Scene, tab?: string): Promise<void> {
  await openRound(page, scene, '组·单位');
  await page.getByRole('main').getByRole('link', { name: scene.unit }).click(PATIENT);
  await page.getByRole('heading', { level: 1, name: scene.unit }).waitFor(PATIENT);
  if (tab) await openTab(page, tab);
}
