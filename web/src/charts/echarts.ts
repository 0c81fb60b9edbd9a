import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// Only what our pictures are made of; SVG prints sharp and needs no canvas.
use([
  ...[BarChart, CustomChart, LineChart, AriaComponent, GridComponent],
  ...[LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer],
]);

export { init };
