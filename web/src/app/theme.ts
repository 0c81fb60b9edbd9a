import type { ThemeConfig } from 'antd';

/** Colours with enough contrast for small text. */
export const theme: ThemeConfig = {
  cssVar: { key: 'xuncheng' },
  components: { Menu: { itemHeight: 32, itemMarginBlock: 1, groupTitleFontSize: 12, groupTitleColor: '#595959' } },
  hashed: false,
  token: {
    colorPrimary: '#a8071a',
    colorError: '#cf1322',
    colorLink: '#0958d9',
    colorTextDescription: '#595959',
    colorTextPlaceholder: '#6b6b6b',
    colorTextSecondary: '#434343',
    colorTextTertiary: '#595959',
    fontSize: 14,
    fontFamily: 'system-ui, "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif',
  },
};
