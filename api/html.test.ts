import { describe, expect, it } from 'vitest';
import { html } from './html.ts';

describe('html', () => {
  it('escapes every value, in text and in attributes', () => {
    const evil = `<script>'"&`;
    expect(`${html`<td title="${evil}">${evil}</td>`}`).toBe(
      '<td title="&lt;script&gt;&#39;&quot;&amp;">&lt;script&gt;&#39;&quot;&amp;</td>',
    );
  });

  it('puts markup of its own in as it is, joins lists and leaves nothing out but what is not there', () => {
    const rows = ['甲', '<乙>'].map((name) => html`<li>${name}</li>`);
    expect(`${html`<ul>${rows}</ul>${null}${undefined}${false}${0}`}`).toBe('<ul><li>甲</li><li>&lt;乙&gt;</li></ul>0');
  });
});
