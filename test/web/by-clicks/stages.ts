import { type Cast, openInspection, openRound, type Scene } from './cast.ts';
import { assembleBatch, feedBack, handOver } from './clues.ts';
import { picture } from './picture.ts';
import { assign, startRound } from './round.ts';
import { signOwn } from './signing.ts';
import { register, registerAll } from './step.ts';

/** The whole of lixian-2019 as its people type it, stage by stage; all days lie before today. */
export async function start({ office }: Cast, { round, unit }: Scene): Promise<string> {
  const params = { 拟定的进驻日: '2026-07-06' };
  return startRound(office, { no: round, rulebook: '人防系统专项巡察工作方案', params, groups: [[unit]] });
}

/** The office plans, makes up the group and hands in the authorization; 常务副组长 signs it on the page. */
export async function prepare({ office, exec }: Cast, scene: Scene): Promise<void> {
  await openRound(office, scene, '步骤与登记');
  await register(office, {
    step: '专项巡察工作方案',
    at: '2026-06-15',
    signed: [{ by: '某书记', date: '2026-06-15' }],
    picture: 'register-signed',
  });
  await openRound(office, scene, '组和人员');
  await assign(office, 'yi', '第1组', '组长', '2026-06-16');
  await assign(office, 'geng', '第1组', '巡察组联络员', '2026-06-16');
  await picture(office, 'members');
  await openRound(office, scene, '步骤与登记');
  await register(office, { step: '组长授权', at: '2026-06-16', draft: true });
  await signOwn(exec, '组长授权');
  await openRound(office, scene, '步骤与登记');
  await register(office, { step: '动员部署会', at: '2026-06-17' });
  await openInspection(office, scene);
  await registerAll(office, ['巡察通知', '巡察公告'], '2026-06-18');
}

/** The leader registers what the group did, at the place of the group and of its organization. */
export async function station({ office, leader, member }: Cast, scene: Scene): Promise<void> {
  await openInspection(leader, scene, '第1组');
  await registerAll(leader, ['组内分工、细化方案', '组内学习'], '2026-06-22');
  await openInspection(leader, scene, '步骤与登记');
  await register(leader, { step: '进驻前衔接', at: '2026-07-03' });
  await registerAll(leader, ['进驻', '进驻后见面'], '2026-07-06');
  await picture(leader, 'inspection-steps');
  await openInspection(office, scene);
  await register(office, {
    step: '巡察动员会',
    at: '2026-07-07',
    signed: [{ by: '某主要负责人', date: '2026-07-07' }],
  });
  await register(office, { step: '听取工作汇报', at: '2026-07-08' });
  await openInspection(leader, scene, '步骤与登记');
  await register(leader, { step: '座谈、个别谈话', at: '2026-07-09', numbers: { of: '谈话', values: ['T1', 'T2'] } });
  await register(leader, { step: '调阅复制资料', at: '2026-07-10', numbers: { of: '调阅件', values: ['D1'] } });
  const papers = { of: '问题', values: ['P1', 'P2'] };
  await openInspection(member, scene, '步骤与登记');
  await register(member, { step: '问题底稿', at: '2026-07-20', numbers: papers, draft: true });
  await signOwn(leader, '问题底稿');
  await openInspection(leader, scene, '步骤与登记');
  await register(leader, { step: '撤离', at: '2026-08-05' });
}

/** The group reports, the leading group and the secretary hear it. */
export async function report({ office, leader }: Cast, scene: Scene): Promise<void> {
  await openInspection(leader, scene, '步骤与登记');
  await registerAll(leader, ['归纳整理材料', '巡察报告', '线索、信访举报工作台账报送'], '2026-08-14');
  await openRound(office, scene, '步骤与登记');
  await register(office, { step: '综合性汇报材料', at: '2026-08-17' });
  await register(office, { step: '巡察汇报会议', at: '2026-08-18', heard: [scene.unit], picture: 'hearing' });
  await register(office, { step: '书记专题会审议', at: '2026-08-21', heard: [scene.unit] });
}

/** Feedback to the organization, and the clues to 纪委监委. */
export async function feedback({ office }: Cast, scene: Scene): Promise<void> {
  await openInspection(office, scene);
  await register(office, { step: '县委先通报巡察情况', at: '2026-08-24' });
  for (const step of ['先向主要负责人通报、签收', '向被巡察党组织反馈']) {
    await register(office, { step, at: '2026-08-25', signed: [{ by: '某主要负责人', date: '2026-08-25' }] });
  }
  const decided = ['某副书记', '某书记'].map((by) => ({ by, date: '2026-08-26' }));
  await register(office, { step: '结果公开', at: '2026-08-26', signed: decided });
  await assembleBatch(office, '纪委监委', ['1', '2'], scene.unit);
  await handOver(office, '2026-08-27');
}

/** Plan and both reports; one problem is put right, reviewed and signed off. */
export async function rectify({ office }: Cast, scene: Scene): Promise<void> {
  await openInspection(office, scene);
  await register(office, { step: '整改方案', at: '2026-09-07', picture: 'rectify' });
  await office.getByRole('checkbox', { name: /连同可选、视情/ }).check();
  const item = { of: '整改问题', values: ['Z1'] };
  await register(office, { step: '整改问题建账', at: '2026-09-08', numbers: item });
  await register(office, { step: '整改佐证材料', at: '2026-10-12', numbers: item });
  await register(office, { step: '初审', at: '2026-10-13', numbers: item });
  await register(office, { step: '销号', at: '2026-10-15', numbers: item });
  const reports = '整改落实情况报告和第一责任人报告';
  await register(office, { step: reports, at: '2026-10-23', part: '整改落实情况报告' });
  await register(office, { step: reports, at: '2026-10-26', part: '主要负责人履行整改第一责任人情况报告' });
}

/** The group hands over its volume, the clues come back closed, the round is closed. */
export async function archive({ office, leader }: Cast, scene: Scene): Promise<void> {
  await openInspection(leader, scene, '第1组');
  await register(leader, { step: '移交档案', at: '2026-09-11' });
  await feedBack(office, '2026-11-09', ['1', '2']);
  await openRound(office, scene, '步骤与登记');
  await register(office, { step: '轮次办结', at: '2026-11-10', picture: 'close' });
}
