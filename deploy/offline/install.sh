#!/bin/sh
# In the unpacked offline package: looks whether it is whole and this machine has what it needs. Downloads nothing.
set -eu
cd "$(dirname "$0")/../.."
command -v node >/dev/null || { echo "没有找到 Node.js（要 20.19 或更新的），请从本单位的软件介质安装" >&2; exit 2; }
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
  { echo "Node.js 是 $(node -v)，要 20.19 或更新的" >&2; exit 2; }
built=$(ls -d engine/temporal-server-*)
case "$built" in
*-"$(node -p '`${process.platform}-${process.arch}`')") ;;
*) echo "这个安装包是给别的机器的：$built" >&2; exit 2 ;;
esac
sha256sum --quiet -c SHA256SUMS || { echo "安装包不完整或被改过，请重新拷贝" >&2; exit 1; }
echo "安装包完整。启动：sh deploy/offline/start.sh；装成服务见 docs/deployment.md"
