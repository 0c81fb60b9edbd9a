/** The slip that lies in a kit, for whoever unpacks it. */
export function howTo(version: string, targets: readonly string[]): string {
  return `巡程审计包核对程序 ${version}
只要 Node.js 20.19 或更新的版本，不联网，不装别的。可用于：${targets.join('、')}

核对内容（要本轮的钥匙）：
  node verify.cjs 审计包.zip --key R2026-01.age
没有钥匙，只核对封存（签名、成员、检查点）：
  node verify.cjs 审计包.zip --sealed
与另存的纸件检查点对：
  node verify.cjs 审计包.zip --key R2026-01.age --filed 12:ab12cd34

默认相信 keys/ 里的公钥。它随核对程序一起来，不能自己证明自己：请把报告里的密钥编号与另行
取得的（如检查点纸件上印的）对一对，或用 --public-key 给出自己保管的公钥。

退出码：0 一致、在途，或（--sealed）封存完好；1 不一致，或有人为干预；2 未能核对。
“一致”说明台账与引擎历史、规程代码自洽；不说明纸件存在，请调原件。
本目录各文件的 SHA-256 在 SHA256SUMS；所含软件的许可在 LICENSES.txt。
`;
}
