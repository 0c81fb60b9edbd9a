import { dateOfInstant, formatDate } from '../../procedure/counting/index.ts';
import type { Finding } from '../finding.ts';
import { findingLines } from '../print.ts';
import type { Sealed } from './open.ts';

/** What a bundle says of itself, and what its seal proves. */
export function printedBundle({ manifest, fingerprint, members, checkpoints }: Sealed): string[] {
  const { round, madeAt, release, signedBy, workflows } = manifest;
  const runs = workflows.reduce((sum, one) => sum + one.runs.length, 0);
  const entries = workflows.reduce((sum, one) => sum + one.entries, 0);
  return [
    `审计包 ${round}：${formatDate(dateOfInstant(madeAt))}由程序 ${release} 打成，${workflows.length} 个工作流，${runs} 次运行，条目 ${entries} 条，检查点 ${checkpoints.length} 个`,
    `  清单指纹 ${fingerprint}（与交接单上的对一对）`,
    `  清单由密钥 ${signedBy} 签名，可信；成员 ${members.size} 件都是清单所记的，不缺、不多、次序不乱`,
  ];
}

/** The conclusion of whoever has no key: one page. */
export function printedSeal(sealed: Sealed, findings: readonly Finding[]): string[] {
  const { manifest, checkpoints } = sealed;
  return [
    `审计结论：${findings.length === 0 ? '未开封，封存完好' : '未开封，封存与检查点不符'}`,
    ...printedBundle(sealed),
    '',
    `检查点 ${checkpoints.length} 个${findings.length === 0 ? '，一个接一个，签名都对，签过的各链都在清单之内' : ''}`,
    ...findings.flatMap((finding, index) => findingLines(finding, index)),
    ...manifest.workflows.map(
      ({ workflowId, runs, entries, head }) =>
        `  ${workflowId}　运行 ${runs.length} 次，事件 ${runs.reduce((sum, { events }) => sum + events, 0)} 个，条目 ${entries} 条，末条散列 ${head ?? '（无）'}`,
    ),
    '',
    '没有核对：内容没有解密，历史没有重放，台账与历史是否相符还不知道。要核对，请向巡察办要本轮的钥匙（--key）。',
  ];
}
