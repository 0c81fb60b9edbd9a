import { Typography } from 'antd';
import { useEffect } from 'react';
import { messages } from '../messages.ts';

/** A page with its one heading; the window is called after it. */
export function Page({
  title,
  extra,
  children,
}: {
  title: string;
  extra?: React.ReactNode;
  children: React.ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · ${messages.product}`;
  }, [title]);
  return (
    <div className="page">
      <div className="page-head">
        <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
          {title}
        </Typography.Title>
        <span className="no-print">{extra}</span>
      </div>
      {children}
    </div>
  );
}
