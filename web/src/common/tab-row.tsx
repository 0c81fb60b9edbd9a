interface TabRowProps {
  /** What the parts are parts of. */
  label: string;
  open: string;
  turn: (key: string) => void;
  items: readonly { key: string; label: string; children: React.ReactNode }[];
}

/** Parts of a page, of which one is open. More than fit stand in a second row: none is hidden behind three dots. */
export function TabRow({ label, open, turn, items }: TabRowProps) {
  const current = items.find(({ key }) => key === open) ?? items[0];
  const move = (event: React.KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const at = items.findIndex(({ key }) => key === current?.key);
    const next = items[(at + step + items.length) % items.length];
    if (!next) return;
    turn(next.key);
    document.getElementById(`tab-${next.key}`)?.focus();
  };
  return (
    <>
      <div role="tablist" aria-label={label} className="tab-row" onKeyDown={move}>
        {items.map(({ key, label: name }) => (
          <button
            key={key}
            id={`tab-${key}`}
            type="button"
            role="tab"
            aria-selected={key === current?.key}
            aria-controls="tab-panel"
            tabIndex={key === current?.key ? 0 : -1}
            onClick={() => turn(key)}
          >
            {name}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${current?.key}`} key={current?.key}>
        {current?.children}
      </div>
    </>
  );
}
