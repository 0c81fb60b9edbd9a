import { Card } from 'antd';

/** One thing to look at on the desk, under a heading that says how many. */
export function DeskCard(props: {
  title: string;
  count?: number | undefined;
  extra?: React.ReactNode;
  children: React.ReactNode;
}) {
  const { title, count, extra, children } = props;
  return (
    <Card
      size="small"
      title={<h2 style={{ font: 'inherit', margin: 0 }}>{count ? `${title} ${count}` : title}</h2>}
      extra={extra}
    >
      {children}
    </Card>
  );
}

/** Lines of a card, one under another. */
export function DeskLines({ children }: { children: React.ReactNode }) {
  return <ul className="lines">{children}</ul>;
}
