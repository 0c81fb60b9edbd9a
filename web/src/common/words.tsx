const DAY = /(\d{4}年\d{1,2}月\d{1,2}日(?:（周.）)?)/;

/** Text of a cell; a day in it is never broken over two lines. */
export function Words({ text }: { text: string }) {
  return text.split(DAY).map((part, index) =>
    DAY.test(part) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name
      <span key={index} className="day">
        {part}
      </span>
    ) : (
      part
    ),
  );
}
