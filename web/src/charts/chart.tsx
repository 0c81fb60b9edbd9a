import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { init } from './echarts.ts';

interface ChartProps {
  /** What the picture shows, for who does not see it. */
  label: string;
  option: EChartsCoreOption;
  /** Pixels; the width is that of the page. */
  height?: number;
}

const COMMON = {
  animation: false,
  textStyle: { fontFamily: 'system-ui, "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif' },
  // Patterns beside colours: who does not tell red from green reads it too.
  aria: { enabled: true, decal: { show: true } },
};

/** A picture drawn by ECharts, as wide as its place. */
export function Chart({ label, option, height = 340 }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const chart = init(place.current, undefined, { renderer: 'svg' });
    chart.setOption({ ...COMMON, ...option, aria: { ...COMMON.aria, label: { description: label } } });
    const fitted = new ResizeObserver(() => chart.resize());
    fitted.observe(place.current);
    return () => {
      fitted.disconnect();
      chart.dispose();
    };
  }, [option, label]);
  return <div ref={place} role="img" aria-label={label} style={{ height, width: '100%' }} />;
}
